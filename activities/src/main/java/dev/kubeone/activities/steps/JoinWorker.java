package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** One more worker node. */
public final class JoinWorker implements HostStep {
    @Override
    public String title() {
        return "join as a worker";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return Join.needed(this, wanted, host);
    }

    @Override
    public StepResult run(StepContext context) {
        return new Join(context, false).run();
    }
}
