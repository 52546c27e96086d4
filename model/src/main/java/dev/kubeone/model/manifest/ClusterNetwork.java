package dev.kubeone.model.manifest;

/** Addresses and network components of the cluster. */
public record ClusterNetwork(
        String podSubnet,
        String serviceSubnet,
        String serviceDomainName,
        String nodePortRange,
        Cni cni,
        KubeProxy kubeProxy) {}
