package dev.kubeone.model.manifest;

/**
 * @param deploy whether operating-system-manager is deployed; null before defaults are filled
 * @param enableNonRootDeviceOwnership devices of workers' pods belong to the pod's user
 */
public record OperatingSystemManager(Boolean deploy, boolean enableNonRootDeviceOwnership) {}
