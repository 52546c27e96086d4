package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** Nothing that runs is newer than what is wanted: Kubernetes cannot go back. */
public final class NoDowngrade implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var target = KubernetesVersion.parse(wanted.version()).orElseThrow();
        return Component.of(wanted).stream()
                .filter(component -> component.version().compareTo(target) > 0)
                .map(component -> new Blocker(
                        "NoDowngrade",
                        component.where(),
                        component.name() + " is " + component.version() + " already, the manifest wants " + target,
                        "Kubernetes cannot be downgraded: set versions.kubernetes to " + component.version()
                                + " or newer"))
                .toList();
    }
}
