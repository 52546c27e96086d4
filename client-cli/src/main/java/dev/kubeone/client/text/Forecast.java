package dev.kubeone.client.text;

import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long a run will take, by what the same steps took in this cluster's earlier runs: the median of each kind of step,
 * along the longest way through stages, lanes and steps that start after others. What a person is waited for is not in it.
 */
public final class Forecast {
    /** Of the steps that are left so many may be unknown, in percent; more, and nothing is said. */
    private static final int UNKNOWN = 10;

    private static final String SOURCE = ", by this cluster's earlier runs";

    private final Map<String, Long> usual;

    private Forecast(Map<String, Long> usual) {
        this.usual = usual;
    }

    /** @param earlier runs of the cluster that are over, whatever they were for */
    public static Forecast by(Collection<RunStatus> earlier) {
        var took = earlier.stream()
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.state() == StepState.DONE && step.startedAtMs() > 0)
                .collect(Collectors.groupingBy(
                        StepStatus::name,
                        Collectors.mapping(step -> step.endedAtMs() - step.startedAtMs(), Collectors.toList())));
        var usual = new HashMap<String, Long>();
        took.forEach((name, times) -> usual.put(name, median(times)));
        return new Forecast(usual);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(0L);
    }

    /** How long steps usually take, in milliseconds by name. */
    public Map<String, Long> usual() {
        return Map.copyOf(usual);
    }

    /** "about 6 m, by this cluster's earlier runs"; empty where too little is known. */
    public Optional<String> whole(Plan plan) {
        var millis = left(plan, Map.of(), 0);
        return millis.isEmpty()
                ? Optional.empty()
                : Optional.of("about " + Durations.rough(millis.getAsLong()) + SOURCE);
    }

    /** The same for what is left of a run, in milliseconds; empty as well when the run does not move. */
    public OptionalLong left(Plan plan, RunStatus status, long nowMs) {
        var moves = status.state() == RunState.RUNNING || status.state() == RunState.NEEDS_ATTENTION;
        var steps = status.steps().stream()
                .collect(Collectors.toMap(StepStatus::id, Function.identity(), (first, second) -> second));
        return moves ? left(plan, steps, nowMs) : OptionalLong.empty();
    }

    /** "about 2 m left, by this cluster's earlier runs". */
    public static String leftText(long millis) {
        return "about " + Durations.rough(millis) + " left" + SOURCE;
    }

    private OptionalLong left(Plan plan, Map<String, StepStatus> steps, long nowMs) {
        var open = plan.steps().filter(step -> !over(steps.get(step.id()))).toList();
        var unknown =
                open.stream().filter(step -> !usual.containsKey(step.name())).count();
        if (open.isEmpty() || unknown * 100 > (long) open.size() * UNKNOWN) {
            return OptionalLong.empty();
        }
        var ends = new HashMap<String, Long>();
        var stageBegins = 0L;
        for (var stage : plan.stages()) {
            var begins = stageBegins;
            // A step may start after one of a lane before its own, never of one behind it.
            stageBegins = stage.lanes().stream()
                    .mapToLong(lane -> end(lane, begins, steps, ends, nowMs))
                    .max()
                    .orElse(begins);
        }
        return OptionalLong.of(stageBegins);
    }

    private long end(Lane lane, long begins, Map<String, StepStatus> steps, Map<String, Long> ends, long nowMs) {
        var at = begins;
        for (var step : lane.steps()) {
            for (var before : step.after()) {
                at = Math.max(at, ends.getOrDefault(before, 0L));
            }
            at += left(step, steps.get(step.id()), nowMs);
            ends.put(step.id(), at);
        }
        return at;
    }

    private long left(PlannedStep step, StepStatus seen, long nowMs) {
        if (over(seen)) {
            return 0;
        }
        var takes = usual.getOrDefault(step.name(), 0L);
        var running = seen != null && seen.state() == StepState.RUNNING;
        return running ? Math.max(0, takes - (nowMs - seen.startedAtMs())) : takes;
    }

    private static boolean over(StepStatus seen) {
        return seen != null
                && (seen.state() == StepState.DONE
                        || seen.state() == StepState.SKIPPED
                        || seen.state() == StepState.CANCELLED);
    }
}
