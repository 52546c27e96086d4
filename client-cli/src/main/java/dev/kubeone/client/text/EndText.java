package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last words about a run: how it ended, where the time went, what to do next, where to look. */
public final class EndText {
    private EndText() {}

    /** @param link where a browser shows the run, or "" */
    public static List<String> lines(RunStatus status, List<Stage> stages, String link, Ink ink) {
        var lines = new ArrayList<String>();
        var times = TimeReport.lines(status, stages);
        if (!times.isEmpty()) {
            lines.add("");
            lines.addAll(times);
        }
        lines.add("");
        lines.add(sentence(status, ink));
        lines.addAll(Advice.lines(status, ink));
        hosts(status).ifPresent(text -> lines.add("hosts: " + text));
        lines.addAll(next(status));
        lines.add("run " + status.runId() + (link.isEmpty() ? "" : "  " + link));
        return List.copyOf(lines);
    }

    private static String sentence(RunStatus status, Ink ink) {
        var took = Durations.text(Math.max(0, status.endedAtMs() - status.startedAtMs()));
        var simulated = status.simulated() ? " (simulated hosts)" : "";
        return ink.strong(StatusText.headline(status)) + " " + StatusText.state(status, ink) + " after " + took
                + simulated;
    }

    private static Optional<String> hosts(RunStatus status) {
        var names = status.steps().stream()
                .map(StepStatus::host)
                .filter(host -> !host.equals(PlannedStep.CLUSTER))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static List<String> next(RunStatus status) {
        var usable = status.state() == RunState.DONE
                || status.state() == RunState.NOTHING_TO_DO
                || status.state() == RunState.DRIFT_FOUND
                || status.state() == RunState.DONE_IN_PART;
        return usable && status.kind() != RunKind.RESET
                ? List.of("next:  kubeone-client kubeconfig " + status.cluster() + " -o kubeconfig && "
                        + "kubectl --kubeconfig kubeconfig get nodes")
                : List.of();
    }
}
