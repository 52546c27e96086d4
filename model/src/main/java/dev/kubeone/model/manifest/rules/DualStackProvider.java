package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.Set;

/** Elsewhere the provider gives no addresses of both kinds. */
final class DualStackProvider implements Rule {
    private static final Set<String> PROVIDERS = Set.of("aws", "vsphere", "none");

    @Override
    public String sentence() {
        return "`IPv4+IPv6` is for aws, vsphere and none.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        String provider = cluster.cloudProvider().name();
        boolean dual = cluster.clusterNetwork().dualStack();
        if (dual && !provider.isEmpty() && !PROVIDERS.contains(provider)) {
            findings.problem(
                    "clusterNetwork.ipFamily",
                    "the provider " + provider + " gives no addresses of both kinds",
                    "Use IPv4");
        }
    }
}
