package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run at one moment, as an operator reads it. */
public final class StatusText {
    /** Beyond this a person wants to know the time of day. */
    private static final long LONG_MS = 3_600_000;

    private StatusText() {}

    /** @param nowMs the moment, epoch milliseconds */
    public static List<String> lines(RunStatus status, long nowMs, Ink ink) {
        var lines = new ArrayList<String>();
        lines.add(ink.strong(headline(status)) + ", " + state(status, ink) + progress(status) + ", "
                + Durations.text(end(status, nowMs) - status.startedAtMs()));
        lines.add("  started " + Moments.text(status.startedAtMs()) + " by " + status.requestedBy() + ", run "
                + status.runId());
        if (status.simulated()) {
            lines.add("  the hosts are simulated: no machine is touched");
        }
        waiting(status, nowMs).ifPresent(text -> lines.add("  waiting for " + text));
        lines.addAll(hosts(status, nowMs));
        lines.addAll(Advice.lines(status, ink));
        return List.copyOf(lines);
    }

    /** "prod: install 1.34.4". */
    public static String headline(RunStatus status) {
        return status.cluster() + ": " + status.kind().verb() + " " + status.kubernetesVersion();
    }

    /** What is being waited for, since when, until when. */
    public static Optional<String> waiting(RunStatus status, long nowMs) {
        if (status.waitingFor().isEmpty()) {
            return Optional.empty();
        }
        var since = status.waitingSinceMs() == 0 ? "" : " for " + Durations.text(nowMs - status.waitingSinceMs());
        var left = status.waitingUntilMs() - nowMs;
        var until = status.waitingUntilMs() == 0
                ? ""
                : ", at most " + Durations.text(left) + " more"
                        + (left < LONG_MS ? "" : ", until " + Moments.text(status.waitingUntilMs()));
        return Optional.of(status.waitingFor() + since + until);
    }

    static String state(RunStatus status, Ink ink) {
        var word = Words.of(status.state());
        return switch (status.state()) {
            case DONE, NOTHING_TO_DO -> ink.good(word);
            case FAILED, REFUSED, DONE_IN_PART -> ink.bad(word);
            case DRIFT_FOUND, NEEDS_ATTENTION, AWAITING_APPROVAL, PAUSED -> ink.attention(word);
            default -> word;
        };
    }

    private static String progress(RunStatus status) {
        return status.steps().isEmpty()
                ? ""
                : " " + status.percent() + "% (" + status.doneSteps() + " of "
                        + Words.count(status.steps().size(), "step") + ")";
    }

    private static long end(RunStatus status, long nowMs) {
        return status.state().over() && status.endedAtMs() > 0 ? status.endedAtMs() : nowMs;
    }

    private static List<String> hosts(RunStatus status, long nowMs) {
        var planAwaits = status.state() == RunState.AWAITING_APPROVAL
                && status.awaitedPart().isEmpty();
        if (status.steps().isEmpty() || planAwaits) {
            return List.of();
        }
        var table = new Table("HOST", "STEPS", "AT", "STATE", "FOR");
        for (var row : HostRow.of(status)) {
            var step = row.current();
            table.row(
                    row.host(),
                    row.over() + "/" + row.total(),
                    step.title(),
                    step.state() == StepState.PENDING && !step.message().isEmpty()
                            ? step.message()
                            : Words.of(step.state()),
                    step.state() == StepState.RUNNING || step.state() == StepState.PARKED
                            ? Durations.text(nowMs - step.startedAtMs())
                            : "");
        }
        return table.lines().stream().map(line -> "  " + line).toList();
    }
}
