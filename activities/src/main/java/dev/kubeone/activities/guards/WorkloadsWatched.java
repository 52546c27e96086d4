package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** Says what the workload checks of the run will not watch, because it is broken already. */
public final class WorkloadsWatched implements Guard {
    private static final int NAMED = 5;

    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return List.of();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var broken = wanted.facts().api().safety().unavailable();
        if (broken.isEmpty()) {
            return List.of();
        }
        var named = String.join(", ", broken.subList(0, Math.min(NAMED, broken.size())));
        var more = broken.size() > NAMED ? " and " + (broken.size() - NAMED) + " more" : "";
        return List.of("not available already, so the run does not watch them: " + named + more);
    }
}
