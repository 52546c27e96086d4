package dev.kubeone.activities.steps;

import dev.kubeone.activities.drain.Drain;
import dev.kubeone.activities.drain.DrainInputs;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/**
 * Closes a node for new pods and moves those that are on it, within their budgets.
 *
 * <p>It fails with kind WAITING_FOR_DECISION when the policy's patience is over, so that the run parks, or with
 * DONE_IN_PART when the policy says that the node is to be left out then.
 */
public final class DrainNode implements HostStep {
    /** Beyond the ladder, for pods that take their time to end. */
    private static final int TIME_TO_END = 900;

    @Override
    public String title() {
        return "drain the node";
    }

    /** Needed where the kubelet will be replaced, and there is another node that its pods could go to. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        if (host.node() == null || host.node().kubeletVersion().equals(wanted.version())) {
            return Optional.empty();
        }
        var alone = wanted.facts().api().nodes().size() == 1;
        return alone ? Optional.empty() : planned(wanted, host, "its kubelet will be replaced");
    }

    /** The step for a host whatever its version. */
    public Optional<PlannedStep> planned(Wanted wanted, HostView host, String reason) {
        return planned(host, reason, wanted.manifest().drain());
    }

    /** The step with a policy of its own. */
    Optional<PlannedStep> planned(HostView host, String reason, DrainPolicy policy) {
        var patience = policy.waitSeconds() + policy.notifySeconds() + policy.retrySeconds();
        return Need.of(this, host.name(), reason)
                .input("NODE", host.nodeName())
                .inputs(DrainInputs.of(policy))
                .policy(patience + TIME_TO_END, 6, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        return new Drain(context, context.input("NODE")).run();
    }
}
