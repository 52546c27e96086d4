package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** A cluster needs something to run its control plane. */
final class AtLeastOneControlPlane implements Rule {
    private static final String PATH = "controlPlane.hosts";

    @Override
    public String sentence() {
        return "`controlPlane` has at least one host or node set, not both.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        boolean hosts = !cluster.controlPlane().hosts().isEmpty();
        boolean sets = !cluster.controlPlane().nodeSets().isEmpty();
        if (!hosts && !sets && !findings.unreadWithin("controlPlane")) {
            findings.problem(PATH, "at least one control plane host is needed", "");
        }
        if (hosts && sets) {
            findings.problem(
                    "controlPlane.nodeSets", "hosts are given already", "Name hosts, or have machines made: not both");
        }
    }
}
