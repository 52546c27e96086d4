package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.Limit;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.LimitRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What people decide about a run. Each decision is first checked: a {@code refuse…} method throws with the sentence the
 * person reads and changes nothing; after it the decision itself cannot fail.
 */
final class Decisions {
    private final RunRecord run;
    private String approvedHash = "";

    Decisions(RunRecord run) {
        this.run = run;
    }

    /** Hash of the plan a person approved last, or "". */
    String approvedHash() {
        return approvedHash;
    }

    void refuseApprove(ApproveRequest request) {
        refuseOver("approve");
        refuseIf(
                run.state() != RunState.AWAITING_APPROVAL,
                "the run does not wait for approval: it is " + run.state() + stageText());
        refuseIf(
                !run.awaitedPart().equals(request.part()),
                run.awaitedPart().isEmpty()
                        ? "the run waits for approval of its plan, not of a part of it"
                        : "the run waits for approval of another part: " + run.awaitedPart());
        var shown = run.plan().hash();
        refuseIf(
                !shown.equals(request.planHash()),
                "plan " + request.planHash() + " is not the plan that is shown now (" + shown
                        + "): look at it again and approve that one");
    }

    Answer approve(ApproveRequest request) {
        if (!run.awaitedPart().isEmpty()) {
            run.decide(request.who(), "approve", run.awaitedPart());
            run.approveAwaitedPart();
            return answer(request.part() + ": approved");
        }
        approvedHash = request.planHash();
        run.decide(request.who(), "approve", request.planHash());
        run.enter(RunState.OBSERVING, "a second look before the approved plan runs");
        return answer("plan " + request.planHash() + " is approved; it runs if a second look finds the same");
    }

    void refuseSetMaxUnavailable(LimitRequest request) {
        refuseOver("set max-unavailable");
        refuseCancelling();
        refuseIf(!run.walking(), "no plan runs yet: change upgrade.maxUnavailable in the manifest and start again");
        refuseIf(!run.hasBatchesLeft(), "no batch of workers is left that could be larger or smaller");
        refuseIf(
                !Limit.wellFormed(request.maxUnavailable())
                        || Limit.parse(request.maxUnavailable()).number() == 0,
                "'" + request.maxUnavailable() + "' is neither a number of hosts from 1 nor a percentage such as 25%");
    }

    Answer setMaxUnavailable(LimitRequest request) {
        var reason = request.reason().isEmpty() ? "" : " (" + request.reason() + ")";
        run.decide(request.who(), "set max-unavailable", request.maxUnavailable() + reason);
        run.limitTo(Limit.parse(request.maxUnavailable()));
        return answer("batches that have not begun are of " + request.maxUnavailable() + " now: " + run.batchesLeft()
                + " left");
    }

    void refusePause(DecisionRequest request) {
        refuseOver("pause");
        refuseCancelling();
        refuseIf(run.paused(), "the run is paused already" + by("pause"));
        refuseIf(
                run.state() == RunState.AWAITING_APPROVAL,
                "the run waits for approval: there is nothing to pause (approve or cancel it)");
    }

    Answer pause(DecisionRequest request) {
        run.decide(request.who(), "pause", request.reason());
        run.pause();
        var running = run.inState(StepState.RUNNING).size();
        return answer("no new step starts" + (running == 0 ? "" : "; " + count(running) + " still running will end"));
    }

    void refuseResume(DecisionRequest request) {
        refuseOver("resume");
        refuseCancelling();
        refuseIf(!run.paused(), "the run is not paused: it is " + run.state() + stageText());
    }

    Answer resume(DecisionRequest request) {
        run.decide(request.who(), "resume", request.reason());
        run.resume();
        return answer("the run goes on");
    }

    void refuseRetry(DecisionRequest request) {
        refuseOver("retry");
        refuseCancelling();
        if (request.stepId().isEmpty()) {
            refuseIf(run.parked().isEmpty(), "no step is parked: there is nothing to retry");
        } else {
            refuseUnlessParked(request.stepId(), "retry");
        }
    }

    Answer retry(DecisionRequest request) {
        var chosen = request.stepId().isEmpty() ? run.parked() : List.of(run.step(request.stepId()));
        for (var step : chosen) {
            run.decide(request.who(), "retry", about(step, request));
            step.retry(RunRecord.now());
        }
        return answer(count(chosen.size()) + " to be tried again" + (run.paused() ? " after resume" : ""));
    }

    void refuseSkip(DecisionRequest request) {
        refuseOver("skip");
        refuseCancelling();
        var parked = run.parked();
        refuseIf(parked.isEmpty(), "no step is parked: there is nothing to skip");
        if (request.stepId().isEmpty()) {
            refuseIf(parked.size() > 1, "several steps are parked, name the one to skip: " + ids(parked));
        } else {
            refuseUnlessParked(request.stepId(), "skip");
        }
        var step = chosen(request);
        refuseIf(
                !step.step().policy().skippable(),
                "step " + step.step().id() + " cannot be skipped: what follows needs it (retry or cancel)");
    }

    Answer skip(DecisionRequest request) {
        var step = chosen(request);
        run.decide(request.who(), "skip", about(step, request));
        step.skip(request.who(), RunRecord.now());
        return answer("the run goes on without " + step.text());
    }

    void refuseForce(DecisionRequest request) {
        refuseOver("force");
        refuseCancelling();
        var parked = run.parked();
        refuseIf(parked.isEmpty(), "no step is parked: there is nothing to force");
        if (request.stepId().isEmpty()) {
            refuseIf(parked.size() > 1, "several steps are parked, name the one to force: " + ids(parked));
        } else {
            refuseUnlessParked(request.stepId(), "force");
        }
        var step = chosen(request);
        refuseIf(
                !step.step().mayBeForced(),
                "step " + step.step().id() + " cannot be forced: mend the cause, then retry");
    }

    Answer force(DecisionRequest request) {
        var step = chosen(request);
        run.decide(request.who(), "force", about(step, request));
        step.force(request.who(), RunRecord.now());
        return answer(step.text() + " is tried again, forced by " + request.who());
    }

    void refuseCancel(DecisionRequest request) {
        refuseOver("cancel");
        refuseCancelling();
    }

    Answer cancel(DecisionRequest request) {
        run.decide(request.who(), "cancel", request.reason());
        run.requestCancel();
        var running = run.inState(StepState.RUNNING).size();
        return answer("no new step starts" + (running == 0 ? "" : "; " + count(running) + " still running will end"));
    }

    private StepRecord chosen(DecisionRequest request) {
        return request.stepId().isEmpty() ? run.parked().get(0) : run.step(request.stepId());
    }

    private void refuseUnlessParked(String stepId, String verb) {
        var step = run.step(stepId);
        refuseIf(
                step == null,
                "the plan has no step " + stepId
                        + (run.parked().isEmpty() ? "" : "; parked are: " + ids(run.parked())));
        if (step != null) {
            refuseIf(
                    step.state() != StepState.PARKED,
                    "step " + stepId + " is " + step.state() + ", not parked: only parked steps can be decided on ("
                            + verb + ")");
        }
    }

    private void refuseOver(String verb) {
        refuseIf(run.state().over(), "the run is over (" + run.state() + "): there is nothing to " + verb);
    }

    private void refuseCancelling() {
        refuseIf(run.cancelRequested() && !run.state().over(), "the run is being cancelled already" + by("cancel"));
    }

    private String by(String what) {
        return run.decisions().stream()
                .filter(decision -> decision.what().equals(what))
                .reduce((first, last) -> last)
                .map(decision -> ", by " + decision.who())
                .orElse("");
    }

    private String stageText() {
        return run.stage().isEmpty() ? "" : " (" + run.stage() + ")";
    }

    private Answer answer(String message) {
        return new Answer(run.state(), message);
    }

    private static String about(StepRecord step, DecisionRequest request) {
        return step.step().id() + (request.reason().isEmpty() ? "" : " (" + request.reason() + ")");
    }

    private static String ids(List<StepRecord> steps) {
        return steps.stream().limit(10).map(step -> step.step().id()).collect(Collectors.joining(", "));
    }

    private static String count(int steps) {
        return steps == 1 ? "1 step" : steps + " steps";
    }

    private static void refuseIf(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
