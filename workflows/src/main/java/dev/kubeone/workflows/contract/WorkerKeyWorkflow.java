package dev.kubeone.workflows.contract;

import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Asks a worker for the public key that clients seal secrets for. */
@WorkflowInterface
public interface WorkerKeyWorkflow {
    @WorkflowMethod
    WorkerFacts workerKey();
}
