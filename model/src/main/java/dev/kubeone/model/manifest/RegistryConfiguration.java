package dev.kubeone.model.manifest;

/** A registry that all images come from; empty means each image's own. */
public record RegistryConfiguration(String overwriteRegistry, boolean insecureRegistry) {}
