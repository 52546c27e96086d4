package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** A configuration of a driver that is not deployed is an oversight. */
final class CsiConfigOrNoDriver implements Rule {
    @Override
    public String sentence() {
        return "`cloudProvider` has `csiConfig` or `disableBundledCSIDrivers`, not both.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider provider = cluster.cloudProvider();
        if (!provider.csiConfig().isEmpty() && provider.disableBundledCSIDrivers()) {
            findings.problem(
                    "cloudProvider.csiConfig",
                    "the driver it is for is switched off by disableBundledCSIDrivers",
                    "Keep one of the two");
        }
    }
}
