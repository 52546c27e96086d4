package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Pods;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import dev.kubeone.model.plan.PlannedStep;
import java.util.Optional;

/** When a node is drained in a reset, and how: pods get their time to end, but nothing waits for room elsewhere. */
public final class EndPods {
    /** For pods that do have another node; in a cluster that goes as a whole, most budgets can never be met. */
    private static final int BUDGETS_COUNT_SECONDS = 30;

    private static final DrainPolicy POLICY =
            new DrainPolicy(BUDGETS_COUNT_SECONDS, 0, 0, Then.force, "start-reset", Pods.evict, Pods.evict);
    private static final DrainNode DRAIN = new DrainNode();

    private EndPods() {}

    /** Needed on a host that answers and has a node in an API that answers. */
    public static Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var possible = wanted.facts().api().reachable() && host.facts().reachable() && host.node() != null;
        return possible ? DRAIN.planned(host, "its pods get their time to end", POLICY) : Optional.empty();
    }

    public static DrainNode step() {
        return DRAIN;
    }
}
