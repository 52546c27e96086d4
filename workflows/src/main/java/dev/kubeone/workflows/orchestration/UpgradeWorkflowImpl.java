package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.UpgradeWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInit;

/** Carries out {@link UpgradeWorkflow}. */
public final class UpgradeWorkflowImpl extends ClusterRunWorkflow implements UpgradeWorkflow {

    @WorkflowInit
    public UpgradeWorkflowImpl(RunRequest request) {
        super(RunKind.UPGRADE, request);
    }

    @Override
    public RunStatus upgrade(RunRequest request) {
        return run();
    }
}
