package dev.kubeone.workflows.orchestration;

import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.contract.WorkerKeyWorkflow;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.workflow.Workflow;

/** Carries out {@link WorkerKeyWorkflow}. */
public final class WorkerKeyWorkflowImpl implements WorkerKeyWorkflow {
    private final LookActivities activities =
            Workflow.newActivityStub(LookActivities.class, StepOptions.look("worker: tell the public key"));

    @Override
    public WorkerFacts workerKey() {
        return activities.observeWorker();
    }
}
