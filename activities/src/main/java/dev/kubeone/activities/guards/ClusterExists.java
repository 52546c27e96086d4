package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** There is a cluster that can be upgraded. */
public final class ClusterExists implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var api = wanted.facts().api();
        return api.reachable() || !api.problem().isEmpty()
                ? List.of()
                : List.of(new Blocker(
                        "ClusterExists",
                        "",
                        "there is no cluster on the hosts yet",
                        "make one: kubeone-client start-install -m FILE"));
    }
}
