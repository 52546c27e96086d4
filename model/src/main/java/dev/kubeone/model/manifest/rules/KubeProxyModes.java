package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.KubeProxy;
import dev.kubeone.model.schema.Findings;

/** kube-proxy runs in one mode. */
final class KubeProxyModes implements Rule {
    @Override
    public String sentence() {
        return "`clusterNetwork.kubeProxy` has `ipvs` or `iptables`, not both.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        KubeProxy proxy = cluster.clusterNetwork().kubeProxy();
        if (proxy.ipvs() != null && proxy.iptables() != null) {
            findings.problem("clusterNetwork.kubeProxy", "ipvs and iptables exclude each other", "Keep one of the two");
        }
    }
}
