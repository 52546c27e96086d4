package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** An even number of etcd members bears no more losses than one fewer. */
public final class OddControlPlanes implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return List.of();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var count = wanted.controlPlanes().size();
        return count % 2 == 1
                ? List.of()
                : List.of(count + " control planes bear the loss of no more hosts than " + (count - 1)
                        + ": use an odd number");
    }
}
