package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** A host that belongs to another cluster is never touched. */
public final class NotInAnotherCluster extends HostGuard {
    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var cluster = host.facts().cluster();
        var name = wanted.manifest().name();
        if (!cluster.owner().isEmpty() && !cluster.owner().equals(name)) {
            return Finding.of(
                    "the host belongs to cluster " + cluster.owner(),
                    "take it out of this manifest, or reset it there first");
        }
        if (cluster.owner().isEmpty() && cluster.any() && host.node() == null) {
            var where = cluster.server().isEmpty() ? "" : " (" + cluster.server() + ")";
            return Finding.of(
                    "there is a Kubernetes cluster on the host that kubeone did not make" + where,
                    "take it out of this manifest, or run kubeadm reset on it");
        }
        return Optional.empty();
    }
}
