package dev.kubeone.workflows.messages;

import dev.kubeone.model.plan.RunKind;
import java.util.List;

/**
 * What is told elsewhere of a run.
 *
 * @param event "waiting" when it needs a person, "fixed" when it brought something back, "ended" when it ended otherwise
 *     than well
 * @param state of the run: "needs attention", "failed"
 * @param what in one sentence: what it waits for, or why it ended so
 * @param next the command to go on with
 * @param done what it did, step by step; only of "fixed"
 */
public record RunNotice(
        String event,
        String cluster,
        RunKind kind,
        String runId,
        String state,
        String what,
        String next,
        List<String> done) {
    public static final String WAITING = "waiting";
    public static final String FIXED = "fixed";
    public static final String ENDED = "ended";

    public RunNotice {
        done = List.copyOf(done);
    }
}
