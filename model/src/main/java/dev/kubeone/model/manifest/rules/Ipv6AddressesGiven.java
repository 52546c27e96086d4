package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** A node gets its IPv6 address from the manifest: two kinds cannot be found out on a host with several. */
final class Ipv6AddressesGiven implements Rule {
    @Override
    public String sentence() {
        return "With `IPv4+IPv6` every host has `ipv6Addresses`, unless the provider gives them.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        boolean ours = cluster.cloudProvider().name().equals("none");
        if (!cluster.clusterNetwork().hasIpv6() || !ours) {
            return;
        }
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            boolean given =
                    !placed.host().ipv6Addresses().isEmpty() || findings.unreadWithin(placed.field("ipv6Addresses"));
            if (!given) {
                findings.problem(
                        placed.path(), "ipv6Addresses is missing", "A cluster with IPv6 needs every host's address");
            }
        }
    }
}
