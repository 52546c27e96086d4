package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.activities.scripts.Addons;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** metrics-server, so that autoscaling and {@code kubectl top} work. */
public final class DeployMetricsServer implements ClusterStep {
    private static final String ADDON = "metrics-server";

    @Override
    public String title() {
        return "deploy metrics-server";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        if (!wanted.manifest().features().metricsServer().enable()) {
            return Optional.empty();
        }
        var manifests =
                Addons.read(ADDON, wanted.manifest().registryConfiguration().overwriteRegistry());
        var digest = HostFiles.digest(manifests);
        var applied = wanted.facts().api().applied().getOrDefault(ADDON, "");
        if (digest.equals(applied)) {
            return Optional.empty();
        }
        return Need.of(this, applied.isEmpty() ? "not deployed yet" : "its manifests have changed")
                .input("DIGEST", digest)
                .input("MANIFESTS", manifests)
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
