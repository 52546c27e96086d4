package dev.kubeone.model.manifest;

/** A Kubernetes taint. */
public record Taint(String key, String value, String effect) {}
