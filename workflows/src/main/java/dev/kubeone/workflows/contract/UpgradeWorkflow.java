package dev.kubeone.workflows.contract;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Moves a cluster to the manifest's version. */
@WorkflowInterface
public interface UpgradeWorkflow extends ClusterRun {

    /** Ends as {@link InstallWorkflow#install} does. */
    @WorkflowMethod
    RunStatus upgrade(RunRequest request);
}
