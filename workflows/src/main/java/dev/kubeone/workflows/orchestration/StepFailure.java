package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.workflows.contract.FailureCodec;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** Reads what an activity failed of. */
final class StepFailure {
    private static final String WORKER_SHUT_DOWN = "ActivityWorkerShutdownException";

    private StepFailure() {}

    /** The failure as a person reads it; the activity's own words where it has any. */
    static Failure read(Exception thrown, String what, String where) {
        return FailureCodec.decode(thrown).orElseGet(() -> guess(thrown, what, where));
    }

    /** Whether the worker was lost, which says nothing about the step. */
    static boolean workerLost(Exception thrown) {
        var cause = thrown instanceof ActivityFailure ? thrown.getCause() : thrown;
        if (cause instanceof TimeoutFailure timeout) {
            return timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_HEARTBEAT;
        }
        return cause instanceof ApplicationFailure application
                && application.getType() != null
                && application.getType().endsWith(WORKER_SHUT_DOWN);
    }

    private static Failure guess(Exception thrown, String what, String where) {
        var cause = thrown instanceof ActivityFailure && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (workerLost(thrown)) {
            return new Failure(
                    FailureKind.RUNTIME,
                    what,
                    where,
                    "the worker that carried it out went away each time",
                    "see why in the worker's log, then retry");
        }
        if (cause instanceof TimeoutFailure timeout) {
            return new Failure(
                    FailureKind.COMMAND_TIMED_OUT,
                    what,
                    where,
                    "it was not over in time (" + timeout.getTimeoutType() + ")",
                    "see the host's load and the run's log, then retry");
        }
        return new Failure(
                FailureKind.UNFORESEEN, what, where, message(cause), "see the worker's log; this is likely a bug");
    }

    private static String message(Throwable cause) {
        if (cause instanceof ApplicationFailure application) {
            return application.getOriginalMessage() == null ? application.getType() : application.getOriginalMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
