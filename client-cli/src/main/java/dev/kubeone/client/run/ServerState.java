package dev.kubeone.client.run;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;

/** What the server knows about a run without asking a worker. */
public enum ServerState {
    OPEN,
    COMPLETED,
    FAILED,
    CANCELED,
    TERMINATED,
    TIMED_OUT;

    static ServerState of(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_FAILED -> FAILED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> CANCELED;
            case WORKFLOW_EXECUTION_STATUS_TERMINATED -> TERMINATED;
            case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> TIMED_OUT;
            default -> OPEN;
        };
    }

    public boolean open() {
        return this == OPEN;
    }
}
