package dev.kubeone.workflows.contract;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Looks what a cluster needs to be as its manifest says, and does that: an install, an upgrade or a reconcile. */
@WorkflowInterface
public interface ApplyWorkflow extends ClusterRun {

    /** Returns the run's last status, as {@link InstallWorkflow#install} does. */
    @WorkflowMethod
    RunStatus apply(RunRequest request);
}
