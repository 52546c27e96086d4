package dev.kubeone.activities.steps;

import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.Optional;

/** Opens a node for pods again, if it was this product that closed it. */
public final class UncordonNode implements HostStep {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final DrainNode DRAIN = new DrainNode();

    @Override
    public String title() {
        return "uncordon the node";
    }

    /** Needed after a drain, and where an earlier run has left a node of its own closed. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        if (DRAIN.needed(wanted, host).isPresent()) {
            return planned(host, "it was drained");
        }
        return cordonedByUs(host) ? planned(host, "an earlier run left it cordoned") : Optional.empty();
    }

    /** The step for a host whatever its state. */
    public Optional<PlannedStep> planned(HostView host, String reason) {
        return Need.of(this, host.name(), reason)
                .input("NODE", host.nodeName())
                .policy(420, 6, true)
                .planned();
    }

    private static boolean cordonedByUs(HostView host) {
        return host.node() != null
                && !host.node().schedulable()
                && host.node().annotations().containsKey(Cordon.CORDONED);
    }

    @Override
    public StepResult run(StepContext context) {
        var node = context.input("NODE");
        context.progress().await("node " + node + " to be Ready", LIMIT, () -> {
            try (var api = context.api()) {
                return api.whyNodeNotReady(node);
            }
        });
        try (var api = context.api()) {
            var opened = api.uncordon(node);
            return new StepResult(opened, opened ? "takes pods again" : "it was not this product that closed it", 0);
        }
    }
}
