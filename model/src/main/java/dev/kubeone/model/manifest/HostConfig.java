package dev.kubeone.model.manifest;

import java.util.List;
import java.util.Map;

/** A host of the manifest and how to reach it over SSH. */
public record HostConfig(
        String publicAddress,
        List<String> ipv6Addresses,
        String privateAddress,
        int sshPort,
        String sshUsername,
        String sshPrivateKeyFile,
        String sshPrivateKeyPassphrase,
        String sshCertFile,
        String sshHostPublicKey,
        String sshAgentSocket,
        String bastion,
        int bastionPort,
        String bastionUser,
        String bastionHostPublicKey,
        String bastionPrivateKeyFile,
        String hostname,
        boolean isLeader,
        List<Taint> taints,
        Map<String, String> labels,
        Map<String, String> annotations,
        KubeletConfig kubelet,
        String operatingSystem) {
    public HostConfig {
        ipv6Addresses = ipv6Addresses == null ? List.of() : List.copyOf(ipv6Addresses);
        taints = taints == null ? List.of() : List.copyOf(taints);
        labels = labels == null ? Map.of() : Sorted.copyOf(labels);
        annotations = annotations == null ? Map.of() : Sorted.copyOf(annotations);
        kubelet = kubelet == null ? KubeletConfig.DEFAULTS : kubelet;
    }

    /**
     * Another host that is reached the same way and of which the manifest says nothing else.
     *
     * @param hostKey its public key, or "" where known_hosts has to know it
     */
    public HostConfig at(String name, String address, String hostKey) {
        return new HostConfig(
                address,
                List.of(),
                address,
                sshPort,
                sshUsername,
                sshPrivateKeyFile,
                sshPrivateKeyPassphrase,
                sshCertFile,
                hostKey,
                sshAgentSocket,
                bastion,
                bastionPort,
                bastionUser,
                bastionHostPublicKey,
                bastionPrivateKeyFile,
                name,
                false,
                List.of(),
                Map.of(),
                Map.of(),
                KubeletConfig.DEFAULTS,
                "");
    }

    /** How this host is called in plans, logs and messages: its hostname if the manifest gives one, else its address. */
    public String displayName() {
        return hostname.isEmpty() ? publicAddress : hostname;
    }
}
