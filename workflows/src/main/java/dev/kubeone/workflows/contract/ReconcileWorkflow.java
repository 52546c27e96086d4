package dev.kubeone.workflows.contract;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Looks whether a running cluster still is as its manifest says; brings back what it was asked to. */
@WorkflowInterface
public interface ReconcileWorkflow extends ClusterRun {

    /** Returns the run's last status, as {@link InstallWorkflow#install} does. */
    @WorkflowMethod
    RunStatus reconcile(RunRequest request);
}
