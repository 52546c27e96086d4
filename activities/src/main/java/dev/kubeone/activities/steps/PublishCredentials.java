package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.secrets.CloudCredentials;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** The provider's credentials and configuration for a controller manager that the operator brings. */
public final class PublishCredentials implements ClusterStep {
    /** What is recorded: what the secrets hold is compared, and never written down. */
    private static final String THERE = "there";

    @Override
    public String title() {
        return "give the provider's credentials to the cluster";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        var references = wanted.credentials();
        var api = wanted.facts().api();
        var drift = api.driftOf(CloudCredentials.ADDON);
        var applied = api.applied().containsKey(CloudCredentials.ADDON);
        if (references.isEmpty() || (applied && drift.isEmpty())) {
            return Optional.empty();
        }
        return Need.of(this, applied ? drift : "they are not there yet")
                .inputs(references)
                .policy(300, 6, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var manifests = CloudCredentials.manifests(context.input().step().inputs(), context.secrets());
        try (var api = context.api()) {
            var changed = api.apply(manifests.reveal());
            api.recordApplied(CloudCredentials.ADDON, THERE);
            return new StepResult(changed > 0, changed + " secrets written", 0);
        } catch (OperatorException e) {
            throw CloudCredentials.withoutValues(e);
        }
    }
}
