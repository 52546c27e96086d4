package dev.kubeone.model.manifest;

/** The folder with the operator's own manifests, relative to the manifest file; empty means none. */
public record Addons(String path) {}
