package dev.kubeone.activities.steps;

import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for a gate of the manifest. When its time is over the run parks; it never goes on by itself. */
final class Gate {
    static final String NAME = "NAME";
    static final String LIMIT_SECONDS = "LIMIT_SECONDS";

    private Gate() {}

    static void await(StepContext context, String next, Supplier<Optional<String>> obstacle) {
        var what = "gate " + context.input(NAME);
        var limit = Duration.ofSeconds(Long.parseLong(context.input(LIMIT_SECONDS)));
        try {
            context.progress().await(what, limit, obstacle);
        } catch (OperatorException e) {
            if (e.failure().kind() == FailureKind.WAITING_FOR_DECISION
                    || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw shut(what, e.failure().why(), next);
        }
    }

    /** Nothing but a person's decision opens it now. */
    static OperatorException shut(String what, String why, String next) {
        return new OperatorException(
                FailureKind.WAITING_FOR_DECISION,
                "wait for " + what,
                "",
                what + ": " + why,
                next + ", then retry; or go on past it: skip");
    }
}
