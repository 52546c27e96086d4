package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.ServerState;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.run.RunStatus;

/** Exit codes of runs; those of failures stand with their kinds. */
public final class ExitCodes {
    /** Two manifests differ. */
    public static final int DIFFERENT = 25;

    private ExitCodes() {}

    /** The code of a client that stops watching a run in this state. */
    public static int of(RunStatus status) {
        return switch (status.state()) {
            case DONE, NOTHING_TO_DO -> 0;
            case DONE_IN_PART -> FailureKind.DONE_IN_PART.exitCode();
            case REFUSED -> failure(status, FailureKind.REFUSED_BY_GUARD);
            case CANCELLED -> FailureKind.CANCELLED.exitCode();
            case DRIFT_FOUND -> FailureKind.DRIFT.exitCode();
            case FAILED -> failure(status, FailureKind.RUNTIME);
            case AWAITING_APPROVAL, PAUSED, NEEDS_ATTENTION -> FailureKind.WAITING_FOR_DECISION.exitCode();
            case OBSERVING, PLANNING, RUNNING, CANCELLING -> 0;
        };
    }

    /** The code for the last look at a run, which may have ended without a word. */
    public static int of(RunLook look) {
        return look.status().map(ExitCodes::of).orElseGet(() -> withoutStatus(look));
    }

    private static int withoutStatus(RunLook look) {
        var state = look.description().map(server -> server.state()).orElse(ServerState.OPEN);
        return switch (state) {
            case TERMINATED, CANCELED -> FailureKind.CANCELLED.exitCode();
            case OPEN -> FailureKind.HOST_UNREACHABLE.exitCode();
            default -> FailureKind.RUNTIME.exitCode();
        };
    }

    private static int failure(RunStatus status, FailureKind otherwise) {
        return status.failure() == null
                ? otherwise.exitCode()
                : status.failure().kind().exitCode();
    }
}
