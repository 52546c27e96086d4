package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.schema.Findings;

/** Every node gets a /24 of the pod network (kube-controller-manager's default), and there must be one for each. */
final class PodSubnetSize implements Rule {
    private static final String PATH = "clusterNetwork.podSubnet";
    private static final int NODE_PREFIX = 24;
    /** kubeadm's bound on the difference, from the size of the allocator's bitmap. */
    private static final int WIDEST = NODE_PREFIX - 16;

    @Override
    public String sentence() {
        return "`clusterNetwork.podSubnet` is at least a /8 and has a /24 for every host.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        String subnet = cluster.clusterNetwork().podSubnet();
        int prefix = Cidr.parse(subnet).map(Cidr::prefix).orElse(WIDEST);
        long rooms = prefix > NODE_PREFIX ? 0 : 1L << (NODE_PREFIX - prefix);
        int hosts = cluster.hosts().size();
        if (prefix < WIDEST) {
            findings.problem(PATH, subnet + " is too large for kubeadm", "Use a prefix from /" + WIDEST);
        } else if (rooms < Math.max(1, hosts)) {
            String message = subnet + " has room for " + rooms + " of the hosts, and there are " + hosts;
            findings.problem(PATH, message, "Each takes a /24: use a larger network such as 10.244.0.0/16");
        }
    }
}
