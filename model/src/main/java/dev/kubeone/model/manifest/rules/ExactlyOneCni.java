package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** Without a pod network no node becomes Ready, so which one is never guessed. */
final class ExactlyOneCni implements Rule {
    private static final String PATH = "clusterNetwork.cni";

    @Override
    public String sentence() {
        return "`clusterNetwork.cni` names exactly one pod network.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        List<String> named = cluster.clusterNetwork().cni().named();
        if (named.isEmpty() && !findings.unreadWithin(PATH)) {
            findings.problem(
                    PATH, "exactly one pod network must be named", "One that you bring as an addon is external: {}");
        }
        for (String other : named.subList(Math.min(1, named.size()), named.size())) {
            findings.problem(PATH + "." + other, "a second pod network beside " + named.get(0), "Keep one of the two");
        }
    }
}
