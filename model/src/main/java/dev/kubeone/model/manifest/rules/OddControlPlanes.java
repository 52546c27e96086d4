package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** An even number of etcd members survives no more failures than one less would; a warning only. */
final class OddControlPlanes implements Rule {
    @Override
    public String sentence() {
        return "The number of control planes should be odd (a warning).";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        int hosts = cluster.controlPlane().hosts().size();
        if (hosts > 0 && hosts % 2 == 0) {
            int survived = hosts / 2 - 1;
            findings.warning(
                    "controlPlane.hosts",
                    hosts + " control planes survive the loss of " + survived + ", no more than " + (hosts - 1)
                            + " would; use an odd number");
        }
    }
}
