package dev.kubeone.workflows.contract;

import dev.kubeone.workflows.messages.ScheduledRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One firing of a schedule. The server gives every firing a workflow id of its own; this one starts the reconcile under
 * the cluster's one id, so that it is never beside another run, and waits for it.
 */
@WorkflowInterface
public interface ScheduledReconcileWorkflow {

    /** Returns how it went, in one sentence; that another run held the cluster is no failure. */
    @WorkflowMethod
    String fire(ScheduledRequest request);
}
