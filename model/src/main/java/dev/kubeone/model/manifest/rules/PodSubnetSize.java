package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.schema.Findings;

/** Every node gets a part of the pod network, and there must be one for each. */
final class PodSubnetSize implements Rule {
    private static final String PATH = "clusterNetwork.podSubnet";
    /** kubeadm's bound on the difference, from the size of the allocator's bitmap. */
    private static final int MOST_BITS = 16;

    @Override
    public String sentence() {
        return "`clusterNetwork.podSubnet` has a part of `nodeCIDRMaskSizeIPv4` for every host, and is at most 16 bits wider.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        String subnet = cluster.clusterNetwork().podSubnet();
        if (findings.unread("clusterNetwork.nodeCIDRMaskSizeIPv4")) {
            return;
        }
        int mask = cluster.clusterNetwork().nodeCIDRMaskSizeIPv4();
        int widest = Math.max(0, mask - MOST_BITS);
        int prefix = Cidr.parse(subnet).map(Cidr::prefix).orElse(widest);
        long rooms = prefix > mask ? 0 : 1L << (mask - prefix);
        int hosts = cluster.hosts().size();
        if (prefix < widest) {
            findings.problem(PATH, subnet + " is too large for kubeadm", "Use a prefix from /" + widest);
        } else if (rooms < Math.max(1, hosts)) {
            String message = subnet + " has room for " + rooms + " of the hosts, and there are " + hosts;
            findings.problem(PATH, message, "Each takes a /" + mask + ": use a larger network such as 10.244.0.0/16");
        }
    }
}
