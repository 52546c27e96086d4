package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** The host reaches the places that packages and images come from, and knows the API endpoint's name. */
public final class SourcesReachable extends HostGuard {
    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var missing = host.facts().unreachableSources();
        return missing.isEmpty()
                ? Optional.empty()
                : Finding.of(
                        "the host does not reach " + String.join(", ", missing),
                        "check DNS, firewall and proxy, or name mirrors in packageSources and containerRuntime");
    }
}
