package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.ReconcileWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInit;

/** Carries out {@link ReconcileWorkflow}. */
public final class ReconcileWorkflowImpl extends ClusterRunWorkflow implements ReconcileWorkflow {
    @WorkflowInit
    public ReconcileWorkflowImpl(RunRequest request) {
        super(RunKind.RECONCILE, request);
    }

    @Override
    public RunStatus reconcile(RunRequest request) {
        return run();
    }
}
