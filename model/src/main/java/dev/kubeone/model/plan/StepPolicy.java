package dev.kubeone.model.plan;

/**
 * Bounds of a step.
 *
 * @param timeoutSeconds longest time of one attempt
 * @param attempts how often it is tried before the run stands still and asks a person; unreachable hosts count too
 * @param skippable whether a person may decide to go on without it
 */
public record StepPolicy(int timeoutSeconds, int attempts, boolean skippable) {
    public static final StepPolicy DEFAULT = new StepPolicy(600, 4, false);
}
