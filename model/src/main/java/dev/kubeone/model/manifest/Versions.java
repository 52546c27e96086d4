package dev.kubeone.model.manifest;

/** The Kubernetes version wanted, without a leading v. */
public record Versions(String kubernetes) {}
