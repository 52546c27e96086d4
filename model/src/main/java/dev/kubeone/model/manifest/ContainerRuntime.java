package dev.kubeone.model.manifest;

/** The container runtime; containerd is the only one. */
public record ContainerRuntime(Containerd containerd) {}
