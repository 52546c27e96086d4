package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Without a pod network no node becomes Ready, so which one is never guessed. */
final class ExactlyOneCni implements Rule {
    private static final String PATH = "clusterNetwork.cni";

    @Override
    public String sentence() {
        return "`clusterNetwork.cni` names exactly one pod network.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (cluster.clusterNetwork().cni().external() == null && !findings.unreadWithin(PATH)) {
            findings.problem(
                    PATH, "exactly one pod network must be named", "One that you bring as an addon is external: {}");
        }
    }
}
