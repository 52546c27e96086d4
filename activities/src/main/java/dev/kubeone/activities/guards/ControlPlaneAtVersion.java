package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** A cluster is looked after at its version; moving it to another is an upgrade. */
public final class ControlPlaneAtVersion implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return wanted.controlPlanes().stream()
                .filter(host -> host.facts().reachable() && host.member())
                .filter(host -> !atVersion(host, wanted.version()))
                .map(host -> new Blocker(
                        "ControlPlaneAtVersion",
                        host.name(),
                        "the control plane is Kubernetes "
                                + host.facts().components().version("kube-apiserver") + ", the manifest wants "
                                + wanted.version(),
                        "upgrade with start-upgrade, or set versions.kubernetes to what runs"))
                .toList();
    }

    /** A manifest on a host that somebody edited is drift, not another version. */
    private static boolean atVersion(HostView host, String version) {
        return host.facts().components().allAt(version)
                || host.facts().record().version().equals(version);
    }
}
