package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.StepState;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.RunNotice;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells of a run that needs a person, once for each moment, and of one that ended otherwise than well or brought
 * something back. Only where the worker has somebody to tell; nobody listening stops no run.
 */
final class Telling {
    private final RunRecord run;
    private final List<Promise<Void>> onTheirWay = new ArrayList<>();
    private String told = "";

    Telling(RunRecord run) {
        this.run = run;
    }

    /** To be asked whenever something of the run has changed. */
    void look() {
        var moment = momentOfWaiting();
        if (run.tells() && !moment.isEmpty() && !moment.equals(told)) {
            tell(notice(RunNotice.WAITING, Waiting.of(run).text(), "kubeone-client status " + cluster(), List.of()));
        }
        told = moment;
    }

    /** To be asked once, when the run is over; returns when everything was told, or nobody took it. */
    void end() {
        if (run.tells() && !run.request().planOnly()) {
            ending();
            // A run that closes takes its running activities with it.
            onTheirWay.forEach(Telling::arrived);
        }
    }

    private void ending() {
        var failure = run.status().failure();
        var why = failure == null ? "" : failure.sentence();
        var next = failure == null ? "" : failure.next();
        var done = run.inState(StepState.DONE).stream().map(StepRecord::text).toList();
        switch (run.state()) {
            case FAILED, DONE_IN_PART, REFUSED -> tell(notice(RunNotice.ENDED, why, next, List.of()));
            case DONE, DRIFT_FOUND -> {
                if (!done.isEmpty() && run.plan().kind() == RunKind.RECONCILE) {
                    tell(notice(RunNotice.FIXED, "brought back: " + String.join(", ", done), next, done));
                }
            }
            default -> {
                // Well, by a person's wish, or told as drift already.
            }
        }
    }

    /** Empty unless it needs a person who is not sitting in front of its plan anyway. */
    private String momentOfWaiting() {
        return switch (run.state()) {
            case NEEDS_ATTENTION ->
                run.parked().stream().map(step -> step.step().id()).collect(Collectors.joining(" "));
            case AWAITING_APPROVAL -> run.status().awaitedPart();
            default -> "";
        };
    }

    private RunNotice notice(String event, String what, String next, List<String> done) {
        var state = run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new RunNotice(event, cluster(), run.kind(), Workflow.getInfo().getRunId(), state, what, next, done);
    }

    private String cluster() {
        return run.request().manifest().name();
    }

    private void tell(RunNotice notice) {
        var activities = Workflow.newActivityStub(
                LookActivities.class, StepOptions.notice("cluster: tell \"" + notice.event() + "\""));
        onTheirWay.add(Async.procedure(activities::tell, notice));
    }

    private static void arrived(Promise<Void> notice) {
        try {
            notice.get();
        } catch (ActivityFailure nobody) {
            // The failed activity stands in the history; the run's own outcome is what counts.
            Workflow.getLogger(Telling.class).warn("Nobody was told: {}", nobody.getMessage());
        }
    }
}
