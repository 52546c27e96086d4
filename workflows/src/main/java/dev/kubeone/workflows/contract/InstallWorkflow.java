package dev.kubeone.workflows.contract;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Makes hosts a cluster, or finishes doing so. */
@WorkflowInterface
public interface InstallWorkflow extends ClusterRun {

    /** Returns the run's last status; a refused or cancelled run returns too, it does not fail. */
    @WorkflowMethod
    RunStatus install(RunRequest request);
}
