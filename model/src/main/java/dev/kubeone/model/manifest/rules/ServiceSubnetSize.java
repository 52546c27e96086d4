package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.schema.Findings;

/** kubeadm wants at least ten addresses (DNS is the tenth), the API server takes no more than 20 bits of them. */
final class ServiceSubnetSize implements Rule {
    private static final int WIDEST = 12;
    private static final int NARROWEST = 28;

    @Override
    public String sentence() {
        return "`clusterNetwork.serviceSubnet` is from /12 to /28.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        String subnet = cluster.clusterNetwork().serviceSubnet();
        int prefix = Cidr.parse(subnet).map(Cidr::prefix).orElse(WIDEST);
        if (prefix < WIDEST || prefix > NARROWEST) {
            String message = subnet + " is too " + (prefix < WIDEST ? "large" : "small") + " for Kubernetes";
            findings.problem("clusterNetwork.serviceSubnet", message, "Use a prefix from /12 to /28");
        }
    }
}
