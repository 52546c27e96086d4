package dev.kubeone.model.manifest;

import java.util.List;
import java.util.Map;

/** Workers that are made and replaced by the machine-controller: one MachineDeployment. */
public record DynamicWorker(String name, Integer replicas, ProviderSpec providerSpec) {

    /**
     * How the machines are made.
     *
     * @param cloudProviderSpec what the provider is told, in its own words
     * @param annotations of the MachineDeployment
     * @param nodeAnnotations of the nodes
     * @param machineObjectAnnotations of the Machine objects
     * @param labels of the nodes
     * @param operatingSystemSpec settings of the operating system, in its own words
     * @param network a fixed network instead of DHCP, or null
     * @param overwriteCloudConfig reference to what replaces the generated start-up configuration, or ""
     */
    public record ProviderSpec(
            Map<String, Object> cloudProviderSpec,
            Map<String, String> annotations,
            Map<String, String> nodeAnnotations,
            Map<String, String> machineObjectAnnotations,
            Map<String, String> labels,
            List<Taint> taints,
            List<String> sshPublicKeys,
            String operatingSystem,
            Map<String, Object> operatingSystemSpec,
            Network network,
            String overwriteCloudConfig) {
        public ProviderSpec {
            cloudProviderSpec = FreeForm.copyOf(cloudProviderSpec);
            annotations = annotations == null ? Map.of() : Sorted.copyOf(annotations);
            nodeAnnotations = nodeAnnotations == null ? Map.of() : Sorted.copyOf(nodeAnnotations);
            machineObjectAnnotations =
                    machineObjectAnnotations == null ? Map.of() : Sorted.copyOf(machineObjectAnnotations);
            labels = labels == null ? Map.of() : Sorted.copyOf(labels);
            taints = taints == null ? List.of() : List.copyOf(taints);
            sshPublicKeys = sshPublicKeys == null ? List.of() : List.copyOf(sshPublicKeys);
            operatingSystemSpec = FreeForm.copyOf(operatingSystemSpec);
        }
    }

    /** A fixed network of a machine. */
    public record Network(String cidr, String gateway, Dns dns, String ipFamily) {}

    /** Name servers of a machine. */
    public record Dns(List<String> servers) {
        public Dns {
            servers = servers == null ? List.of() : List.copyOf(servers);
        }
    }
}
