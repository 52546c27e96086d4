package dev.kubeone.model.run;

/** Where a step stands. {@code PARKED}: its attempts are used up and a person decides. */
public enum StepState {
    PENDING,
    RUNNING,
    PARKED,
    DONE,
    SKIPPED,
    CANCELLED
}
