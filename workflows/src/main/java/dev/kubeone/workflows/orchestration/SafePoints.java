package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.manifest.MaintenanceWindow;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.run.RunState;
import dev.kubeone.workflows.messages.ApproveEach;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Holds a run between two stages: until a person has approved the next one, where that was asked for, and its window is open. */
final class SafePoints {
    private final RunRecord run;
    private final Runnable publish;

    SafePoints(RunRecord run, Runnable publish) {
        this.run = run;
        this.publish = publish;
    }

    /**
     * Returns when the stage may begin, or false after a cancel. What stage it is may change meanwhile: batches that have
     * not begun can be cut anew.
     */
    boolean passed(int n) {
        while (!run.cancelRequested()) {
            var next = run.plan().stages().get(n);
            if (mustBeApproved(next)) {
                run.awaitApprovalOf(next);
                publish.run();
                Workflow.await(() -> run.cancelRequested() || !mustBeApproved(next) || !next.equals(at(n)));
                run.enter(RunState.RUNNING, "");
                continue;
            }
            var opensAtMs = opensAtMs(next);
            if (opensAtMs <= RunRecord.now()) {
                run.enter(RunState.RUNNING, "");
                return true;
            }
            run.awaitWindow(next, opensAtMs);
            publish.run();
            Workflow.await(Duration.ofMillis(opensAtMs - RunRecord.now()), run::cancelRequested);
        }
        return false;
    }

    private Stage at(int n) {
        return run.plan().stages().get(n);
    }

    private boolean mustBeApproved(Stage stage) {
        return run.request().options().approveEach().stream().anyMatch(each -> asks(each, stage))
                && !run.approved(stage);
    }

    private static boolean asks(ApproveEach each, Stage stage) {
        return switch (stage.part().kind()) {
            case CONTROL_PLANE -> each == ApproveEach.CONTROL_PLANE;
            case BATCH -> each == ApproveEach.BATCH;
            case OTHER, GATE -> false;
        };
    }

    /**
     * When the stage may begin at the earliest, epoch milliseconds. It is recorded in the history: the rules of a time
     * zone may change between two builds of the worker.
     */
    private long opensAtMs(Stage stage) {
        var windows = run.request().manifest().upgrade().windows();
        var now = RunRecord.now();
        return windows.isEmpty() || !stage.part().disturbs()
                ? now
                : Workflow.sideEffect(Long.class, () -> MaintenanceWindow.earliest(windows, now));
    }
}
