package dev.kubeone.model.manifest;

import java.util.Map;

/** What is configured in containerd beyond the defaults. */
public record Containerd(
        Map<String, ContainerdRegistry> registries, boolean deviceOwnershipFromSecurityContext, String sandboxImage) {
    public Containerd {
        registries = registries == null ? Map.of() : Sorted.copyOf(registries);
    }
}
