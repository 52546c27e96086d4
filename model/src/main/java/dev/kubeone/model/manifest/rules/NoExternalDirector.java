package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** VMware Cloud Director has no cloud controller manager to wait for. */
final class NoExternalDirector implements Rule {
    @Override
    public String sentence() {
        return "`cloudProvider.external` is not for vmwareCloudDirector.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider provider = cluster.cloudProvider();
        if (provider.name().equals("vmwareCloudDirector") && provider.external()) {
            findings.problem(
                    "cloudProvider.external", "vmwareCloudDirector has no external controller", "Take the field out");
        }
    }
}
