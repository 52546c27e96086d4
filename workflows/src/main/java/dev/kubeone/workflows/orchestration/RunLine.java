package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.List;

/** The straight line of a run: observe, plan, approve, walk, observe again. */
final class RunLine {
    private final RunRecord run;
    private final Decisions decisions;
    private final Runnable publish;
    private final Targets targets;
    private final Looking looking;

    RunLine(RunRecord run, Decisions decisions, Runnable publish) {
        this.run = run;
        this.decisions = decisions;
        this.publish = publish;
        this.targets = new Targets(run.request().manifest());
        this.looking = new Looking(run, targets);
    }

    /** Ends with the run's record in a state that is over. */
    void walk() {
        try {
            prepare();
            if (!run.state().over()) {
                execute();
            }
        } catch (ActivityFailure lookFailed) {
            // Steps never get here, they park. What fails here is looking or planning.
            var why = StepFailure.read(lookFailed, run.phaseText(), "");
            run.end(run.cancelRequested() ? RunState.CANCELLED : RunState.FAILED, why);
        }
    }

    /** Returns with an approved plan or with the run over. */
    private void prepare() {
        enter(RunState.OBSERVING, "the worker's answer");
        var worker = looking.worker();
        run.simulated(worker.simulated());
        run.tells(worker.tells());
        var plan = look();
        var change = List.<String>of();
        while (!ended(plan)) {
            run.show(plan, change);
            if (run.request().autoApprove()) {
                return;
            }
            enter(RunState.AWAITING_APPROVAL, "approval of plan " + plan.hash());
            Workflow.await(() -> run.cancelRequested() || run.state() != RunState.AWAITING_APPROVAL);
            if (cancelled()) {
                return;
            }
            var now = look();
            if (now.hash().equals(decisions.approvedHash())) {
                return;
            }
            change = PlanDifference.of(plan, now);
            plan = now;
        }
        run.show(plan, change);
    }

    private Plan look() {
        enter(RunState.OBSERVING, "facts of " + run.request().manifest().hosts().size() + " hosts");
        var facts = looking.cluster();
        enter(RunState.PLANNING, "the plan");
        return looking.plan(facts, run.kind());
    }

    private boolean ended(Plan plan) {
        var problem = targets.problem(plan);
        if (cancelled()) {
            return true;
        }
        if (!plan.blockers().isEmpty()) {
            run.end(RunState.REFUSED, Outcome.refused(plan));
        } else if (plan.nothingToDo()) {
            endOr(RunState.NOTHING_TO_DO, plan);
        } else if (problem.isPresent()) {
            run.end(RunState.FAILED, Outcome.unforeseen(plan, problem.get()));
        } else if (run.request().planOnly()) {
            run.end(RunState.DONE, null);
        }
        return run.state().over();
    }

    private void execute() {
        enter(RunState.RUNNING, "the first step");
        run.startWalking();
        var runner = new PlanRunner(run, targets, publish);
        runner.walk();
        var returning = new Returning(run, targets, publish);
        while (returning.oneIsBack()) {
            enter(RunState.RUNNING, "the first step of who is back");
            runner.walkWhatIsLeft();
        }
        if (cancelled()) {
            return;
        }
        run.enterStage("Look again");
        enter(RunState.RUNNING, "a last look: nothing must be left to do");
        var left = looking.plan(looking.cluster(), run.plan().kind());
        if (left.nothingToDo()) {
            endOr(RunState.DONE, left);
        } else {
            var skipped = !run.inState(StepState.SKIPPED).isEmpty();
            run.end(
                    skipped ? RunState.DONE_IN_PART : RunState.FAILED,
                    Outcome.left(left, skipped ? FailureKind.DONE_IN_PART : FailureKind.RUNTIME, run.leftOut()));
        }
    }

    /** Ends well, unless something was found that is left as it is. */
    private void endOr(RunState well, Plan plan) {
        if (plan.kind() == RunKind.RECONCILE && !run.request().planOnly()) {
            looking.remember(plan);
        }
        if (plan.findings().isEmpty()) {
            run.end(well, null);
        } else {
            run.end(RunState.DRIFT_FOUND, Outcome.found(plan));
        }
    }

    private boolean cancelled() {
        if (run.cancelRequested() && !run.state().over()) {
            run.end(RunState.CANCELLED, null);
        }
        return run.state() == RunState.CANCELLED;
    }

    private void enter(RunState state, String text) {
        run.enter(state, text);
        publish.run();
    }
}
