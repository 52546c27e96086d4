package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** A cluster needs a host to run its control plane. */
final class AtLeastOneControlPlane implements Rule {
    private static final String PATH = "controlPlane.hosts";

    @Override
    public String sentence() {
        return "`controlPlane.hosts` has at least one host.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (cluster.controlPlane().hosts().isEmpty() && !findings.unreadWithin("controlPlane")) {
            findings.problem(PATH, "at least one control plane host is needed", "");
        }
    }
}
