package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** The operator's own manifests, the pod network among them. */
public final class ApplyAddons implements ClusterStep {
    /** Its name in the record of what was applied. */
    public static final String ADDON = "user-addons";

    @Override
    public String title() {
        return "apply the addons folder";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        var addons = wanted.addons();
        var applied = wanted.facts().api().applied().getOrDefault(ADDON, "");
        var drift = wanted.facts().api().driftOf(ADDON);
        if (addons.digest().equals(applied) && drift.isEmpty()) {
            return Optional.empty();
        }
        var reason = applied.isEmpty()
                ? "not applied yet"
                : drift.isEmpty() ? "the files have changed since they were applied" : drift;
        return Need.of(this, reason)
                .input("DIGEST", addons.digest())
                .input("MANIFESTS", addons.joined())
                .policy(300, 6, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        try (var api = context.api()) {
            var changed = api.apply(context.input("MANIFESTS"));
            api.recordApplied(ADDON, context.input("DIGEST"));
            return new StepResult(changed > 0, changed + " objects applied", 0);
        }
    }
}
