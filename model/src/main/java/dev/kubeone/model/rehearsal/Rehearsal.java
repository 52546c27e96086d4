package dev.kubeone.model.rehearsal;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import java.util.List;

/**
 * What a run did on simulated hosts. All moments are those of the rehearsal's own time, in which nobody waits for a
 * person.
 *
 * @param from the version that the simulated cluster began at, or "" where there was none
 * @param to the version wanted
 * @param observed whether the plan is made from what was seen on the real hosts
 * @param basis what the simulated cluster was made from, in a sentence for the operator
 * @param planHash hash of the plan; the same as that of the real plan if it was observed
 * @param startsAtMs when it was taken to start, epoch milliseconds
 * @param end how the run ended, or the state in which it stood still for good
 * @param failure why it ended otherwise than well, else null
 * @param stages what happened, in order
 * @param waits what was waited for: gates, maintenance windows
 * @param questions what a person was asked
 * @param blockers why the run would be refused
 * @param durationMs from its start to its end
 * @param windowMs how much of that it waited for maintenance windows
 */
public record Rehearsal(
        String cluster,
        RunKind kind,
        String from,
        String to,
        boolean observed,
        String basis,
        String planHash,
        long startsAtMs,
        RunState end,
        Failure failure,
        List<RehearsedStage> stages,
        List<Wait> waits,
        List<Question> questions,
        List<Blocker> blockers,
        List<String> warnings,
        long durationMs,
        long windowMs) {

    public Rehearsal {
        stages = List.copyOf(stages);
        waits = List.copyOf(waits);
        questions = List.copyOf(questions);
        blockers = List.copyOf(blockers);
        warnings = List.copyOf(warnings);
    }

    /** What is worked, without the time for which no window was open. */
    public long workMs() {
        return durationMs - windowMs;
    }

    /** What a wait is for. */
    public enum WaitKind {
        GATE,
        WINDOW
    }

    /** @param what for the operator: "check that workloads are available, after batch 1" */
    public record Wait(WaitKind kind, String what, long fromMs, long untilMs) {}

    /**
     * @param asks what the run waited for, in its own words
     * @param answer the command that answers it
     * @param assumed what the rehearsal answered, so that it could go on
     */
    public record Question(long atMs, String asks, String answer, String assumed) {}
}
