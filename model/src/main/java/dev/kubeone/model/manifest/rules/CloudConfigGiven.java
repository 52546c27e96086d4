package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.Set;

/** Controllers of these providers do not start without their configuration. */
final class CloudConfigGiven implements Rule {
    private static final Set<String> NEEDING = Set.of("azure", "openstack", "vsphere");

    @Override
    public String sentence() {
        return "`cloudProvider.cloudConfig` comes with azure, openstack and vsphere.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider provider = cluster.cloudProvider();
        boolean given = !provider.cloudConfig().isEmpty() || findings.unread("cloudProvider.cloudConfig");
        if (NEEDING.contains(provider.name()) && !given) {
            findings.problem(
                    "cloudProvider." + provider.name(),
                    "needs cloudProvider.cloudConfig",
                    "Give it as env:NAME or file:PATH");
        }
    }
}
