package dev.kubeone.activities.hosts;

import dev.kubeone.hosts.HostException;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;

/** Failures of the host layer in the product's vocabulary. */
public final class HostFailures {
    private HostFailures() {}

    /** @param what what was being done, as a verb phrase */
    public static Failure of(String what, HostException e) {
        return new Failure(kind(e.kind()), what, e.host(), e.getMessage(), e.next());
    }

    private static FailureKind kind(HostException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> FailureKind.HOST_UNREACHABLE;
            case AUTHENTICATION_REJECTED -> FailureKind.AUTHENTICATION_REJECTED;
            case HOST_KEY_MISMATCH -> FailureKind.HOST_KEY_MISMATCH;
            case NO_SUDO -> FailureKind.NO_SUDO;
            case TIMED_OUT -> FailureKind.COMMAND_TIMED_OUT;
            case FENCED -> FailureKind.HELD_BY_ANOTHER_RUN;
            case CREDENTIALS -> FailureKind.CREDENTIALS;
        };
    }
}
