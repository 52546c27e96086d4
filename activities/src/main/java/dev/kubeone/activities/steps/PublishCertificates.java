package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ConfigMaps;
import dev.kubeone.activities.render.TrustedCertificates;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** The same certificates for pods, which mount them from a config map of kube-system. */
public final class PublishCertificates implements ClusterStep {
    /** Its name in the record of what was applied, and that of the config map. */
    private static final String NAME = "ca-bundle";

    private static final String KEY = "ca-bundle.pem";

    @Override
    public String title() {
        return "publish the manifest's certificates";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        var certificates = TrustedCertificates.of(wanted.manifest(), wanted.files());
        var applied = wanted.facts().api().applied().getOrDefault(NAME, "");
        // Once they are published an empty text takes them back: those who mount it go on.
        var digest = certificates.none() && !applied.isEmpty() ? "none" : certificates.digest();
        if (digest.equals(applied)) {
            return Optional.empty();
        }
        return Need.of(this, applied.isEmpty() ? "not published yet" : "they have changed since they were published")
                .input("DIGEST", digest)
                .input("CA_BUNDLE", certificates.content())
                .policy(300, 6, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        try (var api = context.api()) {
            var changed = api.apply(ConfigMaps.inKubeSystem(NAME, KEY, context.input("CA_BUNDLE")));
            api.recordApplied(NAME, context.input("DIGEST"));
            return new StepResult(changed > 0, changed + " objects applied", 0);
        }
    }
}
