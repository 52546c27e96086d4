package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.ApplyWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInit;

/** Carries out {@link ApplyWorkflow}. */
public final class ApplyWorkflowImpl extends ClusterRunWorkflow implements ApplyWorkflow {
    @WorkflowInit
    public ApplyWorkflowImpl(RunRequest request) {
        super(RunKind.APPLY, request);
    }

    @Override
    public RunStatus apply(RunRequest request) {
        return run();
    }
}
