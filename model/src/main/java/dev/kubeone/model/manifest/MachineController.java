package dev.kubeone.model.manifest;

/** @param deploy whether machine-controller is deployed; null before defaults are filled */
public record MachineController(Boolean deploy) {}
