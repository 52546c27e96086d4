package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** Something that must hold before anything may run. Pure; reports everything it finds, not the first thing. */
public interface Guard {

    /** Why the plan must not run, each with what the operator can do; empty if it may. */
    List<Blocker> blockers(Wanted wanted);

    /** What the operator should know but what stops nothing. */
    default List<String> warnings(Wanted wanted) {
        return List.of();
    }
}
