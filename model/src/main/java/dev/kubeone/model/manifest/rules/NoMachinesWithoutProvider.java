package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Without a provider there is nobody to ask for machines. */
final class NoMachinesWithoutProvider implements Rule {
    @Override
    public String sentence() {
        return "`machineController.deploy` and `operatingSystemManager.deploy` are not for provider `none`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (!cluster.cloudProvider().name().equals("none")) {
            return;
        }
        if (Boolean.TRUE.equals(cluster.machineController().deploy())) {
            findings.problem("machineController.deploy", "the provider none makes no machines", "Take the field out");
        }
        if (Boolean.TRUE.equals(cluster.operatingSystemManager().deploy())) {
            findings.problem(
                    "operatingSystemManager.deploy", "the provider none makes no machines", "Take the field out");
        }
    }
}
