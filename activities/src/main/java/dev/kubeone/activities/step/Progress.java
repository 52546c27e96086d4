package dev.kubeone.activities.step;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows that a step is alive and what it does. Every call may throw to end the attempt: when the run was cancelled, or
 * when another attempt has taken over.
 */
public interface Progress {

    /** @param line a redacted line of output, or null for a sign of life only */
    void line(String line);

    /** The time that is waited by. */
    default StepTime time() {
        return StepTime.REAL;
    }

    /**
     * Waits until nothing stands in the way any more.
     *
     * @param what what is awaited, as the operator reads it: "node cp-1 to become Ready"
     * @param limit longest time
     * @param obstacle looks at the world: what stands in the way, or empty; failures of retryable kinds count as
     *     obstacles too
     * @throws OperatorException of kind RUNTIME that names the last obstacle, when the time is over
     */
    default void await(String what, Duration limit, Supplier<Optional<String>> obstacle) {
        var deadline = time().nanos() + limit.toNanos();
        var said = "";
        for (var last = look(obstacle); last.isPresent(); last = look(obstacle)) {
            if (time().nanos() > deadline) {
                throw new OperatorException(
                        FailureKind.RUNTIME,
                        "wait for " + what,
                        "",
                        last.get() + " after " + limit.toSeconds() + " s",
                        "mend it and retry");
            }
            var text = "waiting for " + what + ": " + last.get();
            line(text.equals(said) ? null : text);
            said = text;
            pause(time());
        }
    }

    private static Optional<String> look(Supplier<Optional<String>> obstacle) {
        try {
            return obstacle.get();
        } catch (OperatorException e) {
            if (!e.failure().kind().retryable()) {
                throw e;
            }
            return Optional.of(e.failure().why());
        }
    }

    private static void pause(StepTime time) {
        time.pause(time.betweenLooks());
        if (Thread.currentThread().isInterrupted()) {
            throw new OperatorException(FailureKind.RUNTIME, "wait", "", "the worker is shutting down", "");
        }
    }
}
