package dev.kubeone.worker.rehearsal;

import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.model.rehearsal.Rehearsal.Question;
import dev.kubeone.model.rehearsal.Rehearsal.Wait;
import dev.kubeone.model.rehearsal.Rehearsal.WaitKind;
import dev.kubeone.model.rehearsal.RehearsedStage;
import dev.kubeone.model.rehearsal.RehearsedStep;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells from a run that is over what it did and what it waited for. Pure. */
final class Report {
    /** Between two stages a run needs a moment for itself. */
    private static final long OWN_MS = 5000;

    private static final String API_SERVER = "kube-apiserver";

    private final KubeOneCluster manifest;
    private final Plan plan;
    private final RunStatus status;
    private final Map<String, StepStatus> steps;

    Report(KubeOneCluster manifest, Plan plan, RunStatus status) {
        this.manifest = manifest;
        this.plan = plan;
        this.status = status;
        this.steps = status.steps().stream()
                .collect(Collectors.toMap(StepStatus::id, Function.identity(), (first, second) -> second));
    }

    Rehearsal rehearsal(Beginning beginning, ClusterFacts facts, List<Question> questions) {
        var stages = plan.stages().stream().map(this::stage).toList();
        var windows = windows(stages);
        var waits = new ArrayList<>(windows);
        waits.addAll(gates(stages));
        waits.sort(Comparator.comparingLong(Wait::fromMs));
        return new Rehearsal(
                manifest.name(),
                plan.kind(),
                beginning.observed() ? seen(facts) : beginning.version().orElse(""),
                manifest.versions().kubernetes(),
                beginning.observed(),
                beginning.basis(),
                plan.hash(),
                status.startedAtMs(),
                status.state(),
                status.failure(),
                stages,
                waits,
                questions,
                plan.blockers(),
                plan.warnings(),
                endMs() - status.startedAtMs(),
                windows.stream()
                        .mapToLong(wait -> wait.untilMs() - wait.fromMs())
                        .sum());
    }

    /** What the API servers are at, as far as all agree; else the oldest and the newest. */
    private static String seen(ClusterFacts facts) {
        var versions = facts.hosts().stream()
                .map(host -> host.components().version(API_SERVER))
                .filter(version -> !version.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return versions.size() < 2
                ? String.join("", versions)
                : versions.get(0) + " to " + versions.get(versions.size() - 1);
    }

    private long endMs() {
        return status.endedAtMs() > 0
                ? status.endedAtMs()
                : status.steps().stream().mapToLong(StepStatus::endedAtMs).max().orElse(status.startedAtMs());
    }

    private RehearsedStage stage(Stage stage) {
        var went = stage.lanes().stream()
                .map(Lane::steps)
                .flatMap(List::stream)
                .map(step -> step(steps.get(step.id())))
                .sorted(Comparator.comparingLong(step -> step.startedAtMs() == 0 ? Long.MAX_VALUE : step.startedAtMs()))
                .toList();
        var started = went.stream().mapToLong(RehearsedStep::startedAtMs).filter(at -> at > 0);
        return new RehearsedStage(
                stage.title(),
                stage.part().kind(),
                started.min().orElse(0),
                went.stream().mapToLong(RehearsedStep::endedAtMs).max().orElse(0),
                went);
    }

    private static RehearsedStep step(StepStatus step) {
        return new RehearsedStep(
                step.id(),
                step.host(),
                step.title(),
                step.state(),
                step.startedAtMs(),
                step.endedAtMs(),
                step.message());
    }

    /** In a rehearsal nobody waits for a person: what lies between two stages was waited for a window. */
    private List<Wait> windows(List<RehearsedStage> stages) {
        var waits = new ArrayList<Wait>();
        var before = status.startedAtMs();
        for (var stage : stages) {
            if (stage.startedAtMs() == 0) {
                continue;
            }
            if (stage.startedAtMs() - before > OWN_MS && disturbs(stage)) {
                waits.add(new Wait(
                        WaitKind.WINDOW,
                        "a maintenance window, before: " + stage.title(),
                        before,
                        stage.startedAtMs()));
            }
            before = Math.max(before, stage.endedAtMs());
        }
        return waits;
    }

    private boolean disturbs(RehearsedStage stage) {
        return !manifest.upgrade().windows().isEmpty()
                && switch (stage.part()) {
                    case CONTROL_PLANE, BATCH -> true;
                    case OTHER, GATE -> false;
                };
    }

    /** Steps that only look: they pass when the cluster is well, however long that takes. */
    private static List<Wait> gates(List<RehearsedStage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream().flatMap(step -> gate(stage, step).stream()))
                .toList();
    }

    private static Optional<Wait> gate(RehearsedStage stage, RehearsedStep step) {
        return step.id().contains("/Check") && step.endedAtMs() > 0
                ? Optional.of(new Wait(
                        WaitKind.GATE,
                        step.host() + ": " + step.title() + ", in: " + stage.title(),
                        step.startedAtMs(),
                        step.endedAtMs()))
                : Optional.empty();
    }
}
