package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInit;

/** Carries out {@link InstallWorkflow}. */
public final class InstallWorkflowImpl extends ClusterRunWorkflow implements InstallWorkflow {

    @WorkflowInit
    public InstallWorkflowImpl(RunRequest request) {
        super(RunKind.INSTALL, request);
    }

    @Override
    public RunStatus install(RunRequest request) {
        return run();
    }
}
