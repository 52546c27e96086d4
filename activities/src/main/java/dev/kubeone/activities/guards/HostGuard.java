package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.Optional;

/** A guard that looks at each reachable host by itself. */
abstract class HostGuard implements Guard {

    /** What stands in the way on this host, or empty. */
    abstract Optional<Finding> look(Wanted wanted, HostView host);

    @Override
    public final List<Blocker> blockers(Wanted wanted) {
        return wanted.hosts().stream()
                .filter(host -> host.facts().reachable())
                .flatMap(host -> look(wanted, host)
                        .map(finding ->
                                new Blocker(getClass().getSimpleName(), host.name(), finding.why(), finding.next()))
                        .stream())
                .toList();
    }

    record Finding(String why, String next) {
        static Optional<Finding> of(String why, String next) {
            return Optional.of(new Finding(why, next));
        }
    }
}
