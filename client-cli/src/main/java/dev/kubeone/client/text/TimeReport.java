package dev.kubeone.client.text;

import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the time of a run went.
 *
 * <p>A stage's critical path is the longest host time of steps that follow on each other, in a lane or because a step
 * starts after one of another lane; what its wall time has on top is the engine's overhead: scheduling, queues, polling.
 */
public final class TimeReport {
    private final RunStatus status;
    private final List<Part> parts;

    private record Part(String title, List<StepStatus> steps, long criticalMs) {
        long wallMs() {
            return end(steps) - begin(steps);
        }
    }

    private TimeReport(RunStatus status, List<Part> parts) {
        this.status = status;
        this.parts = parts;
    }

    /** @param stages the plan's stages; empty if the plan could not be read, then steps stand on their own */
    public static List<String> lines(RunStatus status, List<Stage> stages) {
        return new TimeReport(status, parts(status, stages)).lines();
    }

    public static List<String> lines(RunStatus status, Plan plan) {
        return lines(status, plan.stages());
    }

    /** Time from the first step's start to the last one's end, minus the critical paths of all stages, in milliseconds. */
    static long overheadMs(RunStatus status, List<Stage> stages) {
        var parts = parts(status, stages);
        return parts.isEmpty() ? 0 : Math.max(0, wallMs(parts) - criticalMs(parts));
    }

    // Pauses between stages are the engine's too.
    private static long wallMs(List<Part> parts) {
        var all = parts.stream().flatMap(part -> part.steps().stream()).toList();
        return end(all) - begin(all);
    }

    private static long criticalMs(List<Part> parts) {
        return parts.stream().mapToLong(Part::criticalMs).sum();
    }

    private List<String> lines() {
        if (parts.isEmpty()) {
            return List.of();
        }
        var table = new Table("WHERE THE TIME WENT", "HOST", "WALL", "HOST TIME", "OVERHEAD");
        parts.forEach(part -> {
            row(table, part.title(), "", part.wallMs(), part.criticalMs());
            part.steps().forEach(step -> row(table, "  " + step.title(), step.host(), wall(step), step.hostMs()));
        });
        row(table, "all stages", "", wallMs(parts), criticalMs(parts));
        var lines = new ArrayList<>(table.lines());
        lines.add("before the first step: "
                + Durations.text(Math.max(0, begin(parts.get(0).steps()) - status.startedAtMs()))
                + " (observing, planning, approval)");
        return List.copyOf(lines);
    }

    private static void row(Table table, String title, String host, long wall, long hostMs) {
        var overhead = Math.max(0, wall - hostMs);
        var percent = wall == 0 ? "" : " (" + Math.round(100.0 * overhead / wall) + "%)";
        table.row(title, host, Durations.text(wall), Durations.text(hostMs), Durations.text(overhead) + percent);
    }

    private static List<Part> parts(RunStatus status, List<Stage> stages) {
        var ran = status.steps().stream()
                .filter(step -> step.state() == StepState.DONE && step.startedAtMs() > 0)
                .collect(Collectors.toMap(StepStatus::id, Function.identity(), (first, second) -> second));
        if (stages.isEmpty()) {
            var all = status.steps().stream()
                    .filter(step -> ran.containsKey(step.id()))
                    .toList();
            return all.isEmpty() ? List.of() : List.of(new Part("all steps", all, longest(all)));
        }
        return stages.stream()
                .map(stage -> part(stage, ran))
                .filter(part -> !part.steps().isEmpty())
                .toList();
    }

    private static Part part(Stage stage, Map<String, StepStatus> ran) {
        var lanes = stage.lanes().stream().map(lane -> ran(lane, ran)).toList();
        return new Part(stage.title(), lanes.stream().flatMap(List::stream).toList(), critical(stage, ran));
    }

    // A step only ever starts after steps of lanes before its own.
    private static long critical(Stage stage, Map<String, StepStatus> ran) {
        var endsAt = new HashMap<String, Long>();
        for (var lane : stage.lanes()) {
            var at = 0L;
            for (var step : lane.steps()) {
                for (var other : step.after()) {
                    at = Math.max(at, endsAt.getOrDefault(other, 0L));
                }
                at += ran.containsKey(step.id()) ? ran.get(step.id()).hostMs() : 0;
                endsAt.put(step.id(), at);
            }
        }
        return endsAt.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static List<StepStatus> ran(Lane lane, Map<String, StepStatus> ran) {
        return lane.steps().stream()
                .map(step -> ran.get(step.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    // Without a plan the host with the most work is the best guess at the critical path.
    private static long longest(List<StepStatus> steps) {
        return steps.stream()
                .collect(Collectors.groupingBy(StepStatus::host, Collectors.summingLong(StepStatus::hostMs)))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static long wall(StepStatus step) {
        return step.endedAtMs() - step.startedAtMs();
    }

    private static long begin(List<StepStatus> steps) {
        return steps.stream().mapToLong(StepStatus::startedAtMs).min().orElse(0);
    }

    private static long end(List<StepStatus> steps) {
        return steps.stream().mapToLong(StepStatus::endedAtMs).max().orElse(0);
    }
}
