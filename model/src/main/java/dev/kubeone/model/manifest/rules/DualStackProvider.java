package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.DynamicWorker;
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
        if (provider.isEmpty() || PROVIDERS.contains(provider)) {
            return;
        }
        if (cluster.clusterNetwork().dualStack()) {
            refuse("clusterNetwork.ipFamily", provider, findings);
        }
        for (int i = 0; i < cluster.dynamicWorkers().size(); i++) {
            DynamicWorker.Network network =
                    cluster.dynamicWorkers().get(i).providerSpec().network();
            if (network != null && network.ipFamily().equals(ClusterNetwork.IPV4_IPV6)) {
                refuse("dynamicWorkers[" + i + "].providerSpec.network.ipFamily", provider, findings);
            }
        }
    }

    private static void refuse(String path, String provider, Findings findings) {
        findings.problem(path, "the provider " + provider + " gives no addresses of both kinds", "Use IPv4");
    }
}
