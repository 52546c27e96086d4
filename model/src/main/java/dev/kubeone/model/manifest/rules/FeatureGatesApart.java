package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ControlPlaneComponents;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** The flag would replace the gates that the product itself sets. */
final class FeatureGatesApart implements Rule {
    private static final String FLAG = "feature-gates";

    @Override
    public String sentence() {
        return "`controlPlaneComponents` flags leave `feature-gates` to `featureGates`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        ControlPlaneComponents components = cluster.controlPlaneComponents();
        refuse("controllerManager", components.controllerManager(), findings);
        refuse("scheduler", components.scheduler(), findings);
        refuse("apiServer", components.apiServer(), findings);
    }

    private static void refuse(String name, ControlPlaneComponents.Component component, Findings findings) {
        if (component.flags().containsKey(FLAG)) {
            findings.problem(
                    "controlPlaneComponents." + name + ".flags." + FLAG,
                    "feature gates have a field of their own",
                    "Write them under featureGates");
        }
    }
}
