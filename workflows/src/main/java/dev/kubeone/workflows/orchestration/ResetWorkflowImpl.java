package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.ResetWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInit;

/** Carries out {@link ResetWorkflow}. */
public final class ResetWorkflowImpl extends ClusterRunWorkflow implements ResetWorkflow {
    @WorkflowInit
    public ResetWorkflowImpl(RunRequest request) {
        super(RunKind.RESET, request);
    }

    @Override
    public RunStatus reset(RunRequest request) {
        return run();
    }
}
