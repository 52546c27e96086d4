package dev.kubeone.workflows.contract;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes a cluster away, or finishes doing so: its hosts are afterwards as if it had never been. */
@WorkflowInterface
public interface ResetWorkflow extends ClusterRun {

    /** Returns the run's last status, as {@link InstallWorkflow#install} does. */
    @WorkflowMethod
    RunStatus reset(RunRequest request);
}
