package dev.kubeone.client.text;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One host's share of a run.
 *
 * @param over steps done or skipped
 * @param current the step to show: parked before running before cancelled before held back before last done before next;
 *     null if there is none
 */
public record HostRow(String host, int over, int total, StepStatus current) {

    /** One row a host, in the order in which hosts appear in the run. */
    public static List<HostRow> of(RunStatus status) {
        var byHost = new LinkedHashMap<String, List<StepStatus>>();
        status.steps()
                .forEach(step -> byHost.computeIfAbsent(step.host(), unknown -> new ArrayList<>())
                        .add(step));
        return byHost.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Since when the current step runs or waits, epoch milliseconds, or 0. */
    public long sinceMs() {
        return current == null ? 0 : current.startedAtMs();
    }

    private static HostRow row(String host, List<StepStatus> steps) {
        var over = steps.stream().filter(HostRow::over).count();
        return new HostRow(host, (int) over, steps.size(), current(steps));
    }

    private static StepStatus current(List<StepStatus> steps) {
        var shown = steps.stream().reduce((first, second) -> rank(second) >= rank(first) ? second : first);
        var next = steps.stream().filter(step -> !over(step)).findFirst();
        // What holds a host back tells more than what it did last.
        return next.filter(HostRow::heldBack)
                .filter(step -> shown.filter(HostRow::over).isPresent())
                .or(() -> shown)
                .orElse(null);
    }

    private static boolean heldBack(StepStatus step) {
        return step.state() == StepState.PENDING && !step.message().isEmpty();
    }

    private static boolean over(StepStatus step) {
        return step.state() == StepState.DONE || step.state() == StepState.SKIPPED;
    }

    // Of equals the later one counts: the step that ended last.
    private static int rank(StepStatus step) {
        return switch (step.state()) {
            case PARKED -> 4;
            case RUNNING -> 3;
            case CANCELLED -> 2;
            case DONE, SKIPPED -> 1;
            case PENDING -> 0;
        };
    }
}
