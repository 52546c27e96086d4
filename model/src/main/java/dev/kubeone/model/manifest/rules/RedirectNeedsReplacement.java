package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Cilium redirects by the same means. */
final class RedirectNeedsReplacement implements Rule {
    @Override
    public String sentence() {
        return "Cilium's `enableLocalRedirectPolicy` comes with `kubeProxyReplacement: strict`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Cni.Cilium cilium = cluster.clusterNetwork().cni().cilium();
        if (cilium != null && cilium.enableLocalRedirectPolicy() && !cilium.replacesKubeProxy()) {
            findings.problem(
                    "clusterNetwork.cni.cilium.enableLocalRedirectPolicy",
                    "needs kubeProxyReplacement: strict",
                    "Set it, and kubeProxy.skipInstallation");
        }
    }
}
