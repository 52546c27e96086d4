package dev.kubeone.workflows.messages;

/** Before what a run waits for a person, beside the approval of its plan. */
public enum ApproveEach {
    CONTROL_PLANE,
    BATCH
}
