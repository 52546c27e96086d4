package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** An install finishes a cluster at its version; it does not move it to another. */
public final class SameVersion implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return wanted.hosts().stream()
                .filter(host -> host.facts().reachable() && host.member())
                .filter(host -> !host.facts().software().kubelet().equals(wanted.version()))
                .map(host -> new Blocker(
                        "SameVersion",
                        host.name(),
                        "the node runs Kubernetes " + host.facts().software().kubelet() + ", the manifest wants "
                                + wanted.version(),
                        "upgrade with start-upgrade, or set versions.kubernetes to what runs"))
                .toList();
    }
}
