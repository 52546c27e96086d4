package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.workflows.messages.StepResult;

/** Where one step of the running plan stands. */
final class StepRecord {
    private PlannedStep step;
    private StepState state = StepState.PENDING;
    private long startedAtMs;
    private long sinceMs;
    private long endedAtMs;
    private long hostMs;
    private String message = "";
    private Failure failure;
    private boolean leftOut;

    StepRecord(PlannedStep step) {
        this.step = step;
    }

    PlannedStep step() {
        return step;
    }

    StepState state() {
        return state;
    }

    /** Since when it is in its state, epoch milliseconds. */
    long sinceMs() {
        return sinceMs;
    }

    /** "cp-2: kubeadm join". */
    String text() {
        return step.host() + ": " + step.title();
    }

    Failure failure() {
        return failure;
    }

    boolean over() {
        return state == StepState.DONE || state == StepState.SKIPPED || state == StepState.CANCELLED;
    }

    void start(long nowMs) {
        state = StepState.RUNNING;
        startedAtMs = startedAtMs == 0 ? nowMs : startedAtMs;
        sinceMs = nowMs;
        failure = null;
        message = "";
    }

    void finish(StepResult result, long nowMs) {
        end(StepState.DONE, result.message(), nowMs);
        hostMs = result.hostMs();
    }

    void park(Failure why, long nowMs) {
        state = StepState.PARKED;
        sinceMs = nowMs;
        failure = why;
        message = why.sentence();
    }

    boolean leftOut() {
        return leftOut;
    }

    void retry(long nowMs) {
        leftOut = false;
        endedAtMs = 0;
        state = StepState.PENDING;
        sinceMs = nowMs;
    }

    /** Tried again, with who answers for it. */
    void force(String who, long nowMs) {
        step = step.forcedBy(who);
        retry(nowMs);
    }

    void skip(String who, long nowMs) {
        end(StepState.SKIPPED, "skipped by " + who, nowMs);
    }

    /** Not done, because the policy says to go on without its host. */
    void leaveOut(Failure why, long nowMs) {
        leftOut = true;
        end(StepState.SKIPPED, "left out: " + why.sentence(), nowMs);
    }

    void cancel(long nowMs) {
        end(StepState.CANCELLED, state == StepState.PARKED ? message : "not started", nowMs);
    }

    private void end(StepState last, String text, long nowMs) {
        state = last;
        message = text;
        sinceMs = nowMs;
        endedAtMs = nowMs;
    }

    /** @param heldBackBy the step that this one starts after and that has not ended, or "" */
    StepStatus status(String heldBackBy) {
        return new StepStatus(
                step.id(),
                step.name(),
                step.host(),
                step.title(),
                state,
                startedAtMs,
                endedAtMs,
                hostMs,
                state == StepState.PENDING && !heldBackBy.isEmpty() ? "waits for " + heldBackBy : message,
                step.policy().skippable(),
                failure);
    }
}
