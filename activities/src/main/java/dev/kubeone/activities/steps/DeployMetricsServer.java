package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.activities.scripts.Addons;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** metrics-server, so that autoscaling and {@code kubectl top} work. */
public final class DeployMetricsServer implements ClusterStep {
    /** Its name in the record of what was applied. */
    public static final String ADDON = "metrics-server";

    @Override
    public String title() {
        return "deploy metrics-server";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        var manifests = manifests(wanted.manifest());
        if (manifests.isEmpty()) {
            return Optional.empty();
        }
        var digest = HostFiles.digest(manifests);
        var applied = wanted.facts().api().applied().getOrDefault(ADDON, "");
        var drift = wanted.facts().api().driftOf(ADDON);
        if (digest.equals(applied) && drift.isEmpty()) {
            return Optional.empty();
        }
        var reason = applied.isEmpty() ? "not deployed yet" : drift.isEmpty() ? "its manifests have changed" : drift;
        return Need.of(this, reason)
                .input("DIGEST", digest)
                .input("MANIFESTS", manifests)
                .policy(300, 6, true)
                .planned();
    }

    /** What is applied, or "" where the manifest does not want it. */
    public static String manifests(KubeOneCluster manifest) {
        return manifest.features().metricsServer().enable()
                ? Addons.read(ADDON, manifest.registryConfiguration().overwriteRegistry())
                : "";
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
