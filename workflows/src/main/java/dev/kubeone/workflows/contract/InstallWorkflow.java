package dev.kubeone.workflows.contract;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Makes hosts a cluster, or finishes doing so. */
@WorkflowInterface
public interface InstallWorkflow extends ClusterRun {

    /**
     * Returns the run's last status; a refused or cancelled run returns too, it does not fail. Only a run that was
     * cancelled by Temporal's own cancel closes as cancelled, without a result: ask it for its {@link #status}.
     */
    @WorkflowMethod
    RunStatus install(RunRequest request);
}
