package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.Stage;

/**
 * Which workers a run may go on without. One that fails does not stop the others, as long as there are not too many; but
 * the first of all is the canary: what fails on it would fail on the others too, so a person looks. Beside the batches
 * only a worker that nobody reaches is left out: every other failure there concerns all.
 */
final class FailureBudget {
    private final RunRecord run;

    FailureBudget(RunRecord run) {
        this.run = run;
    }

    boolean covers(Stage stage, String host, Failure why) {
        var rollout = run.plan().rollout();
        var batch = stage.part().kind() == Part.Kind.BATCH;
        var fits = batch ? stage.part().number() > 1 : why.kind() == FailureKind.HOST_UNREACHABLE;
        return fits && rollout.has(host) && run.leftOut().size() < rollout.failureBudget();
    }
}
