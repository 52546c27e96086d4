package dev.kubeone.activities.step;

import dev.kubeone.workflows.messages.StepResult;

/**
 * One retryable unit of work. Its simple class name is its activity type.
 *
 * <p>Obligations: running it twice is the same as running it once; everything it needs is in the planned step's inputs;
 * a host or cluster that is already right is left alone and the result says so.
 */
public interface Step {

    /** The step's name, and its activity type. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Touches the world.
     *
     * @throws dev.kubeone.model.failure.OperatorException with a kind that says whether trying again may help
     */
    StepResult run(StepContext context);
}
