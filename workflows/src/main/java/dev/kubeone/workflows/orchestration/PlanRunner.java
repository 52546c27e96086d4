package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.run.StepState;
import dev.kubeone.workflows.messages.NamedFiles;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Walks a plan: stages in order, a stage's lanes side by side, a lane's steps in order, one activity a step; a step
 * that names steps of other lanes starts after those.
 *
 * <p>A step whose attempts are used up is parked; its lane stands still until a person decides, the others go on. A
 * step that fails as done in part leaves its host out: the lane goes on with the next host. Within the failure budget a
 * worker is left out for the rest of the run. One
 * loop does it all and starts no threads, so a stage may have hundreds of lanes.
 */
final class PlanRunner {
    /** Most steps that run at once. */
    static final int MOST_AT_ONCE = 50;

    /** How often a step is started anew because its worker was lost, before a person is asked. */
    private static final int WORKERS_TO_LOSE = 5;

    private final RunRecord run;
    private final Targets targets;
    private final Runnable publish;
    private final FailureBudget budget;
    private final SafePoints safePoints;
    private Stage stage;
    private int inFlight;

    /** @param publish shows the run's state to those who watch; called when something has changed */
    PlanRunner(RunRecord run, Targets targets, Runnable publish) {
        this.run = run;
        this.targets = targets;
        this.publish = publish;
        this.budget = new FailureBudget(run);
        this.safePoints = new SafePoints(run, publish);
    }

    /**
     * Returns when the last stage is over or, after a cancel, when nothing runs any more. Stages that have not begun may
     * be cut anew on the way.
     */
    void walk() {
        walk(n -> true);
    }

    /** Walks the stages of which something is to be done again; the others are over. */
    void walkWhatIsLeft() {
        walk(n -> run.plan().stages().get(n).lanes().stream()
                .flatMap(lane -> lane.steps().stream())
                .anyMatch(step -> !run.step(step.id()).over()));
    }

    private void walk(IntPredicate hasWork) {
        for (var n = 0; n < run.plan().stages().size(); n++) {
            if (!hasWork.test(n)) {
                continue;
            }
            if (!safePoints.passed(n)) {
                return;
            }
            stage = run.begin(n);
            walkStage();
            if (run.cancelRequested()) {
                return;
            }
        }
    }

    private void walkStage() {
        var lanes = stage.lanes().stream().map(LaneWalk::new).toList();
        while (!over(lanes)) {
            lanes.forEach(LaneWalk::advance);
            publish.run();
            Workflow.await(() -> over(lanes) || lanes.stream().anyMatch(LaneWalk::canAdvance));
        }
    }

    private boolean over(List<LaneWalk> lanes) {
        return inFlight == 0 && (run.cancelRequested() || lanes.stream().allMatch(LaneWalk::over));
    }

    private boolean mayStart() {
        return !run.paused() && !run.cancelRequested() && inFlight < MOST_AT_ONCE;
    }

    private Promise<StepResult> start(PlannedStep step) {
        var input = new StepInput(
                run.request().manifest().name(),
                run.runId(),
                run.startedAtMs(),
                step,
                targets.of(step),
                targets.controlPlanes(),
                List.copyOf(run.leftOut().keySet()),
                files(step));
        var options = StepOptions.step(step.policy(), step.host() + ": " + step.title());
        return Workflow.newUntypedActivityStub(options).executeAsync(step.name(), StepResult.class, input);
    }

    /** What the step's inputs refer to, and no more: every input stays in the history. */
    private NamedFiles files(PlannedStep step) {
        var files = run.request().files();
        return files == null
                ? NamedFiles.NONE
                : files.named().referredToBy(step.inputs().values());
    }

    /** One lane on its way. */
    private final class LaneWalk {
        private final List<PlannedStep> steps;
        private int next;
        private Promise<StepResult> running;
        private int workersLost;

        LaneWalk(Lane lane) {
            this.steps = lane.steps();
        }

        boolean over() {
            return next == steps.size();
        }

        boolean canAdvance() {
            if (running != null) {
                return running.isCompleted();
            }
            return !over() && (current().over() || readyToStart());
        }

        void advance() {
            if (running != null && running.isCompleted()) {
                settle();
            }
            while (running == null && !over() && current().over()) {
                next++;
                workersLost = 0;
            }
            if (running == null && !over() && readyToStart()) {
                begin();
            }
        }

        private boolean readyToStart() {
            return current().state() == StepState.PENDING
                    && mayStart()
                    && run.heldBackBy(current()).isEmpty();
        }

        private StepRecord current() {
            return run.step(steps.get(next).id());
        }

        private void begin() {
            current().start(RunRecord.now());
            running = start(current().step());
            inFlight++;
        }

        private void settle() {
            var ended = running;
            var step = current();
            running = null;
            inFlight--;
            if (ended.getFailure() == null) {
                step.finish(ended.get(), RunRecord.now());
            } else if (StepFailure.workerLost(ended.getFailure()) && workersLost++ < WORKERS_TO_LOSE) {
                step.retry(RunRecord.now());
            } else {
                stopped(StepFailure.read(
                        ended.getFailure(), step.step().title(), step.step().host()));
            }
        }

        /** A step may say that its host is to be left out, or the failure budget allows it; else a person is asked. */
        private void stopped(Failure why) {
            var host = steps.get(next).host();
            if (why.kind() == FailureKind.DONE_IN_PART) {
                steps.stream()
                        .skip(next)
                        .takeWhile(step -> step.host().equals(host))
                        .forEach(step -> run.step(step.id()).leaveOut(why, RunRecord.now()));
            } else if (budget.covers(stage, host, why)) {
                run.leaveOut(host, why);
            } else {
                current().park(why, RunRecord.now());
            }
        }
    }
}
