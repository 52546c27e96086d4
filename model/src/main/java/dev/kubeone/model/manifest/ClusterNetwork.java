package dev.kubeone.model.manifest;

/**
 * Addresses and network components of the cluster.
 *
 * @param podSubnetIPv6 "" without IPv6
 * @param serviceSubnetIPv6 "" without IPv6
 * @param nodeCIDRMaskSizeIPv4 prefix of each node's part of the pod network
 * @param nodeCIDRMaskSizeIPv6 the same for IPv6
 */
public record ClusterNetwork(
        String podSubnet,
        String serviceSubnet,
        String podSubnetIPv6,
        String serviceSubnetIPv6,
        String serviceDomainName,
        String nodePortRange,
        Cni cni,
        KubeProxy kubeProxy,
        String ipFamily,
        Integer nodeCIDRMaskSizeIPv4,
        Integer nodeCIDRMaskSizeIPv6) {
    public static final String IPV4 = "IPv4";
    public static final String IPV6 = "IPv6";
    public static final String IPV4_IPV6 = "IPv4+IPv6";
    public static final String IPV6_IPV4 = "IPv6+IPv4";

    private static final int MASK_IPV4 = 24;
    private static final int MASK_IPV6 = 64;

    public ClusterNetwork {
        // Manifests of older histories have IPv4 alone.
        podSubnetIPv6 = podSubnetIPv6 == null ? "" : podSubnetIPv6;
        serviceSubnetIPv6 = serviceSubnetIPv6 == null ? "" : serviceSubnetIPv6;
        ipFamily = ipFamily == null ? IPV4 : ipFamily;
        nodeCIDRMaskSizeIPv4 = nodeCIDRMaskSizeIPv4 == null ? MASK_IPV4 : nodeCIDRMaskSizeIPv4;
        nodeCIDRMaskSizeIPv6 = nodeCIDRMaskSizeIPv6 == null ? MASK_IPV6 : nodeCIDRMaskSizeIPv6;
    }

    /** The same with another pod network. */
    public ClusterNetwork with(Cni other) {
        return new ClusterNetwork(
                podSubnet,
                serviceSubnet,
                podSubnetIPv6,
                serviceSubnetIPv6,
                serviceDomainName,
                nodePortRange,
                other,
                kubeProxy,
                ipFamily,
                nodeCIDRMaskSizeIPv4,
                nodeCIDRMaskSizeIPv6);
    }

    /** A network with IPv4 alone. */
    public ClusterNetwork(
            String podSubnet,
            String serviceSubnet,
            String serviceDomainName,
            String nodePortRange,
            Cni cni,
            KubeProxy kubeProxy) {
        this(podSubnet, serviceSubnet, "", "", serviceDomainName, nodePortRange, cni, kubeProxy, IPV4, null, null);
    }

    public boolean hasIpv6() {
        return ipFamily.contains(IPV6);
    }

    public boolean dualStack() {
        return ipFamily.contains("+");
    }
}
