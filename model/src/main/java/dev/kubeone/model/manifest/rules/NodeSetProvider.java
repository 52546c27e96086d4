package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Only some providers can be asked for the machines of a control plane. */
final class NodeSetProvider implements Rule {
    @Override
    public String sentence() {
        return "`controlPlane.nodeSets` comes with the `controlPlane` block of hetzner, kubevirt or openstack.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider provider = cluster.cloudProvider();
        boolean hetzner = provider.hetzner() != null && provider.hetzner().controlPlane() != null;
        boolean kubevirt = provider.kubevirt() != null && provider.kubevirt().controlPlane() != null;
        boolean openstack = provider.openstack() != null && provider.openstack().controlPlane() != null;
        boolean sets = !cluster.controlPlane().nodeSets().isEmpty();
        if (sets && !hetzner && !kubevirt && !openstack && !findings.unreadWithin("cloudProvider")) {
            findings.problem(
                    "controlPlane.nodeSets",
                    "the provider makes no machines for a control plane",
                    "Name hosts, or give the controlPlane block of hetzner, kubevirt or openstack");
        }
    }
}
