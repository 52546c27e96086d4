package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Both would answer on the same address. */
final class LocalRedirectAlone implements Rule {
    @Override
    public String sentence() {
        return "Cilium's `enableLocalRedirectPolicy` comes without `features.nodeLocalDNS`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Cni.Cilium cilium = cluster.clusterNetwork().cni().cilium();
        boolean redirect = cilium != null && cilium.enableLocalRedirectPolicy();
        if (redirect && cluster.features().nodeLocalDNS().deploy()) {
            findings.problem(
                    "clusterNetwork.cni.cilium.enableLocalRedirectPolicy",
                    "brings a cache of its own beside features.nodeLocalDNS",
                    "Write features: {nodeLocalDNS: {deploy: false}}");
        }
    }
}
