package dev.kubeone.model.manifest;

import java.util.List;
import java.util.Map;

/**
 * Machines of one kind that are made at the provider for a managed control plane.
 *
 * @param generation counts changes; null where none is given
 * @param cloudProviderSpec what the provider is told, in its own words
 */
public record NodeSet(
        String name,
        int replicas,
        Long generation,
        NodeSettings nodeSettings,
        String operatingSystem,
        OperatingSystemSpec operatingSystemSpec,
        Ssh ssh,
        Map<String, Object> cloudProviderSpec) {
    public NodeSet {
        cloudProviderSpec = FreeForm.copyOf(cloudProviderSpec);
    }

    /** What the nodes carry. */
    public record NodeSettings(Map<String, String> labels, Map<String, String> annotations, List<Taint> taints) {
        public NodeSettings {
            labels = labels == null ? Map.of() : Sorted.copyOf(labels);
            annotations = annotations == null ? Map.of() : Sorted.copyOf(annotations);
            taints = taints == null ? List.of() : List.copyOf(taints);
        }
    }

    /** @param distUpgradeOnBoot packages are upgraded when a machine starts for the first time */
    public record OperatingSystemSpec(boolean distUpgradeOnBoot) {}

    /** How the machines are reached. */
    public record Ssh(
            List<String> publicKeys,
            int port,
            String username,
            String privateKeyFile,
            String certFile,
            String hostPublicKey,
            String agentSocket,
            String bastion,
            int bastionPort,
            String bastionUser,
            String bastionHostPublicKey) {
        public Ssh {
            publicKeys = publicKeys == null ? List.of() : List.copyOf(publicKeys);
        }
    }
}
