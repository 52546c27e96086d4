package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.NodeSet;
import dev.kubeone.model.schema.Findings;

/** An even number of etcd members survives no more failures than one less would. */
final class OddNodeSets implements Rule {
    private static final String PATH = "controlPlane.nodeSets";

    @Override
    public String sentence() {
        return "The machines of all `controlPlane.nodeSets` together are odd in number.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        int machines = cluster.controlPlane().nodeSets().stream()
                .mapToInt(NodeSet::replicas)
                .sum();
        if (machines > 0 && machines % 2 == 0 && !findings.unreadWithin(PATH)) {
            findings.problem(PATH, machines + " control plane machines are an even number", "Use 1, 3 or 5");
        }
    }
}
