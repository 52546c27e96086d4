package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Machines of the control plane are put into a private network. */
final class HetznerNetworkGiven implements Rule {
    @Override
    public String sentence() {
        return "`cloudProvider.hetzner.networkID` comes with `cloudProvider.hetzner.controlPlane`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider.Hetzner hetzner = cluster.cloudProvider().hetzner();
        boolean managed = hetzner != null && hetzner.controlPlane() != null;
        if (managed && hetzner.networkID().isEmpty() && !findings.unread("cloudProvider.hetzner.networkID")) {
            findings.problem("cloudProvider.hetzner", "controlPlane needs networkID", "Name the private network");
        }
    }
}
