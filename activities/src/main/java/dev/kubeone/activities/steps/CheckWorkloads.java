package dev.kubeone.activities.steps;

import dev.kubeone.activities.kubernetes.Workload;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.activities.step.StepTime;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was available before the run is available again. It is looked at several times in a row: a pod that starts and
 * dies is none. When the time is over the run parks; it never goes on by itself.
 */
public final class CheckWorkloads implements ClusterStep {
    private static final int PASSES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int LIMIT_SECONDS = 600;
    private static final int NAMED = 5;

    @Override
    public String title() {
        return "check that workloads are available";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        return planned(wanted, "");
    }

    /** @param after what has just been done, unique in the plan: "w-1", "batch 2"; "" for the only check of a plan */
    public Optional<PlannedStep> planned(Wanted wanted, String after) {
        var except = wanted.facts().api().safety().unavailable();
        return Need.of(this, after.isEmpty() ? "a node that is Ready is not enough" : "after " + after)
                .input("EXCEPT", String.join(",", except))
                .input("PASSES", String.valueOf(PASSES))
                .input("LIMIT_SECONDS", String.valueOf(LIMIT_SECONDS))
                .policy(LIMIT_SECONDS + 60, 1, true)
                .after(after)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var except = Set.copyOf(List.of(context.input("EXCEPT").split(",")));
        var began = Instant.ofEpochMilli(context.input().fence());
        var passes = new Passes(
                Integer.parseInt(context.input("PASSES")), context.progress().time());
        var limit = Duration.ofSeconds(Long.parseLong(context.input("LIMIT_SECONDS")));
        context.progress().await("workloads to be available", limit, () -> {
            if (passes.resting()) {
                return Optional.of(passes.last);
            }
            try (var api = context.api()) {
                return passes.next(watched(api.workloads(), except, began));
            }
        });
        return new StepResult(
                false,
                passes.seen + " workloads available, " + passes.wanted + " times in a row"
                        + (except.contains("") ? "" : "; not watched, as they were not before: " + except.size()),
                0);
    }

    /** Those that were there before the run and whole. */
    private static List<Workload> watched(List<Workload> all, Set<String> except, Instant began) {
        return all.stream()
                .filter(workload -> !except.contains(workload.key()))
                .filter(workload -> workload.made().isBefore(began))
                .toList();
    }

    /** Counts looks in a row that found everything well. */
    private static final class Passes {
        private final int wanted;
        private final StepTime time;
        private int passed;
        private int seen;
        private long lookedAt;
        private String last = "";

        Passes(int wanted, StepTime time) {
            this.wanted = wanted;
            this.time = time;
        }

        /** Looks that follow one another at once would see the same. */
        boolean resting() {
            return lookedAt != 0 && time.nanos() - lookedAt < PAUSE.toNanos();
        }

        Optional<String> next(List<Workload> watched) {
            lookedAt = time.nanos();
            seen = watched.size();
            var broken = watched.stream().filter(workload -> !workload.whole()).toList();
            passed = broken.isEmpty() ? passed + 1 : 0;
            last = broken.isEmpty() ? "well " + passed + " of " + wanted + " times" : text(broken);
            return passed >= wanted ? Optional.empty() : Optional.of(last);
        }

        private static String text(List<Workload> broken) {
            var names = broken.stream()
                    .limit(NAMED)
                    .map(workload -> workload.key() + " has " + workload.available() + " of " + workload.wanted()
                            + " replicas available")
                    .collect(Collectors.joining(", "));
            return broken.size() > NAMED ? names + " and " + (broken.size() - NAMED) + " more" : names;
        }
    }
}
