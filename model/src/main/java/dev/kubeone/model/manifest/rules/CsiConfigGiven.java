package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** vSphere's storage driver does not start without its configuration. */
final class CsiConfigGiven implements Rule {
    @Override
    public String sentence() {
        return "`cloudProvider.csiConfig` comes with vsphere, unless `disableBundledCSIDrivers` is set.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider provider = cluster.cloudProvider();
        boolean needed =
                provider.name().equals("vsphere") && provider.external() && !provider.disableBundledCSIDrivers();
        boolean given = !provider.csiConfig().isEmpty() || findings.unread("cloudProvider.csiConfig");
        if (needed && !given) {
            findings.problem(
                    "cloudProvider.vsphere",
                    "needs cloudProvider.csiConfig",
                    "Give it as env:NAME or file:PATH, or set disableBundledCSIDrivers");
        }
    }
}
