package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** Takes the Node object of a host that was reset out of the cluster that goes on without it. */
public final class RemoveNode implements HostStep {
    @Override
    public String title() {
        return "remove the node";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return host.node() == null
                ? Optional.empty()
                : Need.of(this, host.name(), "the cluster counts on node " + host.nodeName())
                        .input("NODE", host.nodeName())
                        .policy(60, 3, true)
                        .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        try (var api = context.api()) {
            var removed = api.removeNode(context.input("NODE"));
            return new StepResult(removed, removed ? "node removed" : "was gone already", 0);
        }
    }
}
