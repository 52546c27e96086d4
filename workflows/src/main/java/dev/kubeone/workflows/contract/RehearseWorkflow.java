package dev.kubeone.workflows.contract;

import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.messages.RehearsalRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tries a run on models. Looks at real hosts at most; holds nothing and changes nothing. */
@WorkflowInterface
public interface RehearseWorkflow {
    @WorkflowMethod
    Rehearsal rehearse(RehearsalRequest request);
}
