package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.run.StepState;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run waits for.
 *
 * @param text what, or "" when it waits for nothing
 * @param sinceMs since when, epoch milliseconds, or 0
 * @param untilMs until when at the latest, or 0 for as long as it takes
 */
record Waiting(String text, long sinceMs, long untilMs) {
    private static final Waiting NOTHING = new Waiting("", 0, 0);
    private static final int NAMED = 5;

    static Waiting of(RunRecord run) {
        return switch (run.state()) {
            case AWAITING_APPROVAL -> new Waiting(run.phaseText(), run.phaseSinceMs(), 0);
            case PAUSED -> new Waiting("resume" + lastSaid(run, "pause") + ending(run), run.pausedSinceMs(), 0);
            case CANCELLING -> new Waiting("the end of what runs" + ending(run), run.cancelSinceMs(), latestEnd(run));
            case NEEDS_ATTENTION -> decision(run);
            case RUNNING -> running(run);
            case OBSERVING, PLANNING -> new Waiting(run.phaseText(), run.phaseSinceMs(), 0);
            default -> NOTHING;
        };
    }

    private static Waiting running(RunRecord run) {
        var running = run.inState(StepState.RUNNING);
        if (running.isEmpty()) {
            return new Waiting(run.phaseText(), run.phaseSinceMs(), run.phaseUntilMs());
        }
        var since = running.stream().mapToLong(StepRecord::sinceMs).min().getAsLong();
        return new Waiting(named(running), since, latestEnd(run));
    }

    private static Waiting decision(RunRecord run) {
        var parked = run.parked();
        var first = parked.get(0);
        var more = parked.size() > 1 ? " (and " + named(parked.subList(1, parked.size())) + ")" : "";
        var choices = choices(parked);
        var why = first.failure().why();
        var next =
                first.failure().next().isEmpty() ? "" : " → " + first.failure().next();
        return new Waiting(
                "a decision (" + choices + ") about " + first.text() + more + ": " + why + next + ending(run),
                first.sinceMs(),
                0);
    }

    private static String choices(List<StepRecord> parked) {
        var skip = parked.stream().anyMatch(step -> step.step().policy().skippable());
        var force = parked.stream().anyMatch(step -> step.step().mayBeForced());
        return "retry" + (skip ? ", skip" : "") + (force ? ", force" : "") + " or cancel";
    }

    private static String lastSaid(RunRecord run, String what) {
        var said = run.decisions().stream()
                .filter(decision -> decision.what().equals(what))
                .toList();
        if (said.isEmpty()) {
            return "";
        }
        var last = said.get(said.size() - 1);
        return " (paused by " + last.who() + (last.about().isEmpty() ? "" : ": " + last.about()) + ")";
    }

    private static String ending(RunRecord run) {
        var running = run.inState(StepState.RUNNING);
        return running.isEmpty() ? "" : "; still running: " + named(running);
    }

    /** When the last of the running steps has used up its attempts. */
    private static long latestEnd(RunRecord run) {
        return run.inState(StepState.RUNNING).stream()
                .mapToLong(step -> step.sinceMs()
                        + StepOptions.longest(step.step().policy()).toMillis())
                .max()
                .orElse(0);
    }

    private static String named(List<StepRecord> steps) {
        var names = steps.stream().limit(NAMED).map(StepRecord::text).collect(Collectors.joining(", "));
        return steps.size() > NAMED ? names + " and " + (steps.size() - NAMED) + " more" : names;
    }
}
