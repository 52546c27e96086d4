package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Nobody else makes them. */
final class DynamicWorkersNeedController implements Rule {
    @Override
    public String sentence() {
        return "`dynamicWorkers` come with machine-controller.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        boolean controller = Boolean.TRUE.equals(cluster.machineController().deploy());
        boolean unsure = findings.unreadWithin("machineController") || findings.unreadWithin("cloudProvider");
        if (!cluster.dynamicWorkers().isEmpty() && !controller && !unsure) {
            findings.problem(
                    "dynamicWorkers",
                    "machine-controller, which makes them, is not deployed",
                    "Use staticWorkers, or set machineController.deploy");
        }
    }
}
