package dev.kubeone.activities.steps;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.JobRun;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A Kubernetes Job of the manifest succeeds. One that has failed is made anew when a person says retry. */
public final class CheckJob implements ClusterStep {
    private static final String NAMESPACE = "NAMESPACE";
    private static final String CRON_JOB = "CRON_JOB";

    /** Kubernetes allows 63 for names that become labels; a number comes behind. */
    private static final int NAME_LENGTH = 55;

    @Override
    public String title() {
        return "run a Job";
    }

    /** Not by what is seen: only behind a batch, or before the first. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        return Optional.empty();
    }

    /** @param at where in the plan, one word: "batch" */
    public Stream<PlannedStep> planned(Wanted wanted, String at) {
        var gates = wanted.manifest().upgrade().gates();
        return gates.jobs().stream().flatMap(job -> planned(gates, job, at).stream());
    }

    private Optional<PlannedStep> planned(UpgradeGates gates, UpgradeGates.Job job, String at) {
        return Need.of(this, "the manifest asks for it")
                .title("run Job " + job.name())
                .input(Gate.NAME, job.name())
                .input(NAMESPACE, job.namespace())
                .input(CRON_JOB, job.fromCronJob())
                .input(Gate.LIMIT_SECONDS, String.valueOf(gates.timeoutSeconds()))
                .policy(gates.timeoutSeconds() + 60, 1, true)
                .after(job.name() + "/" + at)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var namespace = context.input(NAMESPACE);
        // Known as soon as the API has answered once; until then there is nothing to look at.
        var name = new AtomicReference<>("");
        Gate.await(context, "look at it: kubectl -n " + namespace + " get jobs,pods", () -> {
            try (var api = context.api()) {
                if (name.get().isEmpty()) {
                    name.set(start(context, api));
                }
                return obstacle(context, api.job(namespace, name.get()));
            }
        });
        return new StepResult(true, "Job " + namespace + "/" + name.get() + " succeeded", 0);
    }

    private static String start(StepContext context, ClusterApi api) {
        return api.startJob(context.input(NAMESPACE), context.input(CRON_JOB), name(context))
                .name();
    }

    private static Optional<String> obstacle(StepContext context, JobRun job) {
        var place = "Job " + context.input(NAMESPACE) + "/" + job.name();
        return switch (job.state()) {
            case SUCCEEDED -> Optional.empty();
            case RUNNING -> Optional.of(place + " has not ended, " + job.says());
            case FAILED ->
                throw Gate.shut(
                        "gate " + context.input(Gate.NAME),
                        place + " has failed (" + job.says() + ")",
                        "kubectl -n " + context.input(NAMESPACE) + " logs job/" + job.name());
        };
    }

    /** The same for every attempt of this step in this run: a worker that comes back finds its Job again. */
    private static String name(StepContext context) {
        var place = context.input().step().id().replaceFirst("^[^/]+/CheckJob/?", "");
        var whole = context.input().runId() + "-" + (place.isEmpty() ? context.input(Gate.NAME) : place);
        var name = "gate-" + whole.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        var hash = "-" + Integer.toHexString(whole.hashCode());
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH - hash.length()) + hash;
    }
}
