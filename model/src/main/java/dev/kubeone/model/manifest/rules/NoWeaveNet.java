package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Weave Net has had no maintainer since 2024, and its last release does not work with the Kubernetes of today. */
final class NoWeaveNet implements Rule {
    @Override
    public String sentence() {
        return "`clusterNetwork.cni.weaveNet` is not used any more.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (cluster.clusterNetwork().cni().weaveNet() != null) {
            findings.problem(
                    "clusterNetwork.cni.weaveNet",
                    "Weave Net is not maintained any more and cannot be installed",
                    "Use cilium or canal, or bring your own with external: {}");
        }
    }
}
