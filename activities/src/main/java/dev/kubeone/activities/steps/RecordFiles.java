package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the files that kubeadm and packages made on record, at the moment when they are known to be right: what drifts
 * later is found and can be put back. Whatever changes them on purpose takes the record away first.
 */
public final class RecordFiles implements HostStep {
    @Override
    public String title() {
        return "keep Kubernetes' files on record";
    }

    /** On a host that becomes a node or is moved to another version: its files are right then. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return host.member() && NodeVersion.upgraded(wanted, host) ? Optional.empty() : missing(wanted, host);
    }

    /** Wherever the files are not on record. */
    public Optional<PlannedStep> missing(Wanted wanted, HostView host) {
        var recorded = host.facts().record().version();
        if (recorded.equals(wanted.version())) {
            return Optional.empty();
        }
        var reason = recorded.isEmpty() ? "nothing is on record yet" : "what is on record is of " + recorded;
        return Need.of(this, host.name(), reason)
                .input("KUBERNETES_VERSION", wanted.version())
                .policy(120, 4, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runJob(Scripts.onRecord(name()), context.input().step().inputs(), Map::of);
    }
}
