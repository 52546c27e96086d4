package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.ClusterRun;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.LimitRequest;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.function.Function;

/**
 * What all runs of a cluster share. A new kind of run is an interface with its workflow method, and a subclass whose
 * constructor is annotated as workflow init and whose method returns {@link #run()}.
 */
abstract class ClusterRunWorkflow implements ClusterRun {
    private final RunRecord run;
    private final Decisions decisions;
    private final Publisher publisher;
    private final Telling telling;

    ClusterRunWorkflow(RunKind kind, RunRequest request) {
        run = new RunRecord(kind, request, shortRunId());
        decisions = new Decisions(run);
        publisher = new Publisher(run);
        telling = new Telling(run);
    }

    /**
     * Twelve hex digits; part of job ids on hosts. The original run's id, so that a reset finds its jobs again; the end
     * of it, because it begins with the time: two runs within a minute would take each other's jobs for their own.
     */
    private static String shortRunId() {
        var id = Workflow.getInfo().getOriginalExecutionRunId().replace("-", "");
        return id.substring(id.length() - 12);
    }

    /**
     * Runs to the end, whatever it is. Temporal's own cancel does the same as the update: nothing new starts, running
     * steps end. Therefore the work is done in a scope that the cancel does not reach.
     */
    final RunStatus run() {
        CancellationScope.current().getCancellationRequest().thenApply(this::cancelledByServer);
        var line = new RunLine(run, decisions, this::changed);
        Workflow.newDetachedCancellationScope(() -> {
                    line.walk();
                    changed();
                    telling.end();
                    Workflow.await(Workflow::isEveryHandlerFinished);
                })
                .run();
        return run.status();
    }

    private String cancelledByServer(String reason) {
        if (!run.state().over() && !run.cancelRequested()) {
            decisions.cancel(new DecisionRequest("", "Temporal", reason == null ? "" : reason));
            changed();
        }
        return reason;
    }

    private void changed() {
        publisher.publish();
        telling.look();
    }

    private <R> Answer decide(Function<R, Answer> decision, R request) {
        var answer = decision.apply(request);
        changed();
        return answer;
    }

    @Override
    public RunStatus status() {
        return run.status();
    }

    @Override
    public Plan plan() {
        return run.plan();
    }

    @Override
    public Answer approve(ApproveRequest request) {
        return decide(decisions::approve, request);
    }

    @Override
    public void validateApprove(ApproveRequest request) {
        decisions.refuseApprove(request);
    }

    @Override
    public Answer setMaxUnavailable(LimitRequest request) {
        return decide(decisions::setMaxUnavailable, request);
    }

    @Override
    public void validateSetMaxUnavailable(LimitRequest request) {
        decisions.refuseSetMaxUnavailable(request);
    }

    @Override
    public Answer pause(DecisionRequest request) {
        return decide(decisions::pause, request);
    }

    @Override
    public void validatePause(DecisionRequest request) {
        decisions.refusePause(request);
    }

    @Override
    public Answer resume(DecisionRequest request) {
        return decide(decisions::resume, request);
    }

    @Override
    public void validateResume(DecisionRequest request) {
        decisions.refuseResume(request);
    }

    @Override
    public Answer retry(DecisionRequest request) {
        return decide(decisions::retry, request);
    }

    @Override
    public void validateRetry(DecisionRequest request) {
        decisions.refuseRetry(request);
    }

    @Override
    public Answer skip(DecisionRequest request) {
        return decide(decisions::skip, request);
    }

    @Override
    public void validateSkip(DecisionRequest request) {
        decisions.refuseSkip(request);
    }

    @Override
    public Answer force(DecisionRequest request) {
        return decide(decisions::force, request);
    }

    @Override
    public void validateForce(DecisionRequest request) {
        decisions.refuseForce(request);
    }

    @Override
    public Answer cancel(DecisionRequest request) {
        return decide(decisions::cancel, request);
    }

    @Override
    public void validateCancel(DecisionRequest request) {
        decisions.refuseCancel(request);
    }
}
