package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Cilium serves gateways by the same means. */
final class GatewayNeedsReplacement implements Rule {
    @Override
    public String sentence() {
        return "Cilium's `enableGatewayAPI` comes with `kubeProxyReplacement: strict`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Cni.Cilium cilium = cluster.clusterNetwork().cni().cilium();
        if (cilium != null && cilium.enableGatewayAPI() && !cilium.replacesKubeProxy()) {
            findings.problem(
                    "clusterNetwork.cni.cilium.enableGatewayAPI",
                    "needs kubeProxyReplacement: strict",
                    "Set it, and kubeProxy.skipInstallation");
        }
    }
}
