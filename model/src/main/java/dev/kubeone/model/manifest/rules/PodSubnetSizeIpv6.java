package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.schema.Findings;

/** Every node gets a part of the pod network, and there must be one for each. */
final class PodSubnetSizeIpv6 implements Rule {
    private static final String PATH = "clusterNetwork.podSubnetIPv6";
    /** kubeadm's bound on the difference, from the size of the allocator's bitmap. */
    private static final int WIDEST = 16;

    @Override
    public String sentence() {
        return "`clusterNetwork.podSubnetIPv6` has a part of `nodeCIDRMaskSizeIPv6` for every host, and is at most 16 bits wider.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        ClusterNetwork network = cluster.clusterNetwork();
        if (!network.hasIpv6() || findings.unread("clusterNetwork.nodeCIDRMaskSizeIPv6")) {
            return;
        }
        int mask = network.nodeCIDRMaskSizeIPv6();
        int prefix = Cidr.parse(network.podSubnetIPv6()).map(Cidr::prefix).orElse(mask - WIDEST);
        int hosts = cluster.hosts().size();
        if (prefix < mask - WIDEST) {
            findings.problem(
                    PATH,
                    network.podSubnetIPv6() + " is too large for kubeadm",
                    "Use a prefix from /" + (mask - WIDEST));
        } else if (prefix > mask || 1L << (mask - prefix) < hosts) {
            findings.problem(
                    PATH,
                    network.podSubnetIPv6() + " has no room for the parts of " + hosts + " hosts",
                    "Each takes a /" + mask + ": use a larger network such as fd01::/48");
        }
    }
}
