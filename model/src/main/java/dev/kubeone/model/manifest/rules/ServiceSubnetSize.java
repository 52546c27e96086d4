package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.schema.Findings;

/** kubeadm wants at least ten addresses (DNS is the tenth), the API server takes no more than 20 bits of them. */
final class ServiceSubnetSize implements Rule {
    private static final int MOST_BITS = 20;
    private static final int LEAST_BITS = 4;

    @Override
    public String sentence() {
        return "`clusterNetwork.serviceSubnet` is from /12 to /28, `serviceSubnetIPv6` from /108 to /124.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        check("serviceSubnet", cluster.clusterNetwork().serviceSubnet(), findings);
        check("serviceSubnetIPv6", cluster.clusterNetwork().serviceSubnetIPv6(), findings);
    }

    private static void check(String field, String subnet, Findings findings) {
        Cidr.parse(subnet).ifPresent(network -> {
            int bits = network.address().bits() - network.prefix();
            if (bits > MOST_BITS || bits < LEAST_BITS) {
                String message = subnet + " is too " + (bits > MOST_BITS ? "large" : "small") + " for Kubernetes";
                int all = network.address().bits();
                String hint = "Use a prefix from /" + (all - MOST_BITS) + " to /" + (all - LEAST_BITS);
                findings.problem("clusterNetwork." + field, message, hint);
            }
        });
    }
}
