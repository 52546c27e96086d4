package dev.kubeone.activities.step;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Shows that a step is alive and what it does. Every call may throw to end the attempt: when the run was cancelled, or
 * when another attempt has taken over.
 */
public interface Progress {

    /** @param line a redacted line of output, or null for a sign of life only */
    void line(String line);

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
        var deadline = System.nanoTime() + limit.toNanos();
        var said = "";
        for (var last = look(obstacle); last.isPresent(); last = look(obstacle)) {
            if (System.nanoTime() > deadline) {
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
            pause();
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

    /** The interval between two looks: short enough to cost a run nothing, long enough to cost a cluster nothing. */
    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        if (Thread.currentThread().isInterrupted()) {
            throw new OperatorException(FailureKind.RUNTIME, "wait", "", "the worker is shutting down", "");
        }
    }
}
