package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.DynamicWorker;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.NodeSet;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** Two MachineDeployments, or two sets of machines, cannot have the same name. */
final class DistinctWorkerSets implements Rule {
    @Override
    public String sentence() {
        return "No two `dynamicWorkers`, and no two `controlPlane.nodeSets`, have the same name.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        unique(
                "dynamicWorkers",
                cluster.dynamicWorkers().stream().map(DynamicWorker::name).toList(),
                findings);
        unique(
                "controlPlane.nodeSets",
                cluster.controlPlane().nodeSets().stream().map(NodeSet::name).toList(),
                findings);
    }

    private static void unique(String path, List<String> names, Findings findings) {
        for (int i = 0; i < names.size(); i++) {
            int first = names.indexOf(names.get(i));
            if (!names.get(i).isEmpty() && first < i) {
                findings.problem(
                        path + "[" + i + "].name", path + "[" + first + "] has the same name", "Choose another name");
            }
        }
    }
}
