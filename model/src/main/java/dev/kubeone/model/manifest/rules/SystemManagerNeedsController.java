package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** operating-system-manager prepares what machine-controller makes. */
final class SystemManagerNeedsController implements Rule {
    @Override
    public String sentence() {
        return "`operatingSystemManager.deploy` comes with machine-controller.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        boolean manager = Boolean.TRUE.equals(cluster.operatingSystemManager().deploy());
        boolean controller = Boolean.TRUE.equals(cluster.machineController().deploy());
        boolean none = cluster.cloudProvider().name().equals("none");
        if (manager && !controller && !none && !findings.unreadWithin("machineController")) {
            findings.problem(
                    "operatingSystemManager.deploy",
                    "operating-system-manager needs machine-controller",
                    "Deploy both or neither");
        }
    }
}
