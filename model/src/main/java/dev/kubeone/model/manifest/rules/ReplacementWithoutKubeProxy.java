package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Two programs would rule over the same packets. */
final class ReplacementWithoutKubeProxy implements Rule {
    @Override
    public String sentence() {
        return "Cilium's `kubeProxyReplacement: strict` comes with `kubeProxy.skipInstallation`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Cni.Cilium cilium = cluster.clusterNetwork().cni().cilium();
        boolean replaces = cilium != null && cilium.replacesKubeProxy();
        if (replaces && !cluster.clusterNetwork().kubeProxy().skipInstallation()) {
            findings.problem(
                    "clusterNetwork.cni.cilium.kubeProxyReplacement",
                    "kube-proxy, which it replaces, is installed",
                    "Write kubeProxy: {skipInstallation: true}");
        }
    }
}
