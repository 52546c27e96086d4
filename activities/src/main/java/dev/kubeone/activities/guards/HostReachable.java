package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** Every host can be reached and lets us in. */
public final class HostReachable implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return wanted.hosts().stream()
                .filter(host -> !host.facts().reachable())
                .map(host -> blocker(host.name(), host.facts().unreachable()))
                .toList();
    }

    private static Blocker blocker(String host, Failure failure) {
        return new Blocker("HostReachable", host, failure.why(), failure.next(), failure.kind());
    }
}
