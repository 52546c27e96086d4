package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** No other storage driver reads it. */
final class CsiConfigOnlyForVsphere implements Rule {
    @Override
    public String sentence() {
        return "`cloudProvider.csiConfig` is for vsphere alone.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider provider = cluster.cloudProvider();
        if (!provider.csiConfig().isEmpty() && !provider.named().isEmpty() && provider.vsphere() == null) {
            findings.problem("cloudProvider.csiConfig", "only vsphere has a csiConfig", "Take it out");
        }
    }
}
