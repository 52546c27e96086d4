package dev.kubeone.workflows.contract;

import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Fetches the admin kubeconfig for one client. */
@WorkflowInterface
public interface KubeconfigWorkflow {
    @WorkflowMethod
    KubeconfigAnswer kubeconfig(KubeconfigRequest request);
}
