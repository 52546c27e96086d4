package dev.kubeone.workflows.contract;

import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.LimitRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/**
 * What every run of a cluster answers to. Decisions are validated updates: a refused one leaves no trace in history
 * and says why.
 */
@WorkflowInterface
public interface ClusterRun {

    /** Where the run stands. */
    @QueryMethod(description = "where the run stands: state, progress, what it waits for")
    RunStatus status();

    /** The plan that is shown or runs; null while there is none. */
    @QueryMethod(description = "the plan that is shown or runs")
    Plan plan();

    /** Lets the plan run, or the part of it that the run waits before. Refused if another one is shown by now. */
    @UpdateMethod
    Answer approve(ApproveRequest request);

    @UpdateValidatorMethod(updateName = "approve")
    void validateApprove(ApproveRequest request);

    /** Sets how many workers are worked on at once: batches that have not begun are cut anew. */
    @UpdateMethod
    Answer setMaxUnavailable(LimitRequest request);

    @UpdateValidatorMethod(updateName = "setMaxUnavailable")
    void validateSetMaxUnavailable(LimitRequest request);

    /** Stops at the next safe point: running steps end, no new ones start. */
    @UpdateMethod
    Answer pause(DecisionRequest request);

    @UpdateValidatorMethod(updateName = "pause")
    void validatePause(DecisionRequest request);

    /** Goes on after a pause. */
    @UpdateMethod
    Answer resume(DecisionRequest request);

    @UpdateValidatorMethod(updateName = "resume")
    void validateResume(DecisionRequest request);

    /** Tries parked steps again with fresh attempts. */
    @UpdateMethod
    Answer retry(DecisionRequest request);

    @UpdateValidatorMethod(updateName = "retry")
    void validateRetry(DecisionRequest request);

    /** Goes on without a parked step that allows it. */
    @UpdateMethod
    Answer skip(DecisionRequest request);

    @UpdateValidatorMethod(updateName = "skip")
    void validateSkip(DecisionRequest request);

    /** Tries a parked step again, past what it respects otherwise; the name of who decided stays in the run. */
    @UpdateMethod
    Answer force(DecisionRequest request);

    @UpdateValidatorMethod(updateName = "force")
    void validateForce(DecisionRequest request);

    /** Ends the run at the next safe point: running steps end first, nothing is left half done that can be finished. */
    @UpdateMethod
    Answer cancel(DecisionRequest request);

    @UpdateValidatorMethod(updateName = "cancel")
    void validateCancel(DecisionRequest request);
}
