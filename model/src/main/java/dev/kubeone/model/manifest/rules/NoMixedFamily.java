package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.DynamicWorker;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Clusters with IPv6 alone, or with IPv6 first, are not made yet. */
final class NoMixedFamily implements Rule {
    @Override
    public String sentence() {
        return "`ipFamily` is `IPv4` or `IPv4+IPv6`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        refuse("clusterNetwork.ipFamily", cluster.clusterNetwork().ipFamily(), findings);
        for (int i = 0; i < cluster.dynamicWorkers().size(); i++) {
            DynamicWorker.Network network =
                    cluster.dynamicWorkers().get(i).providerSpec().network();
            if (network != null) {
                refuse("dynamicWorkers[" + i + "].providerSpec.network.ipFamily", network.ipFamily(), findings);
            }
        }
    }

    private static void refuse(String path, String family, Findings findings) {
        if (family.startsWith(ClusterNetwork.IPV6)) {
            findings.problem(path, family + " is not supported", "Use IPv4 or IPv4+IPv6");
        }
    }
}
