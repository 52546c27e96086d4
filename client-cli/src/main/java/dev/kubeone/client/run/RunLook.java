package dev.kubeone.client.run;

import dev.kubeone.model.run.RunStatus;
import java.util.Optional;

/**
 * One look at a run: its status, or why there is none.
 *
 * @param answer the status, or null if nobody could tell
 * @param silence who did not answer and why; "" when there is an answer
 * @param server what the server knows; null when it was not asked because the worker had answered
 */
public record RunLook(RunStatus answer, String silence, RunDescription server) {

    static RunLook answered(RunStatus status) {
        return new RunLook(status, "", null);
    }

    static RunLook silent(String why, RunDescription server) {
        return new RunLook(null, why, server);
    }

    public Optional<RunStatus> status() {
        return Optional.ofNullable(answer);
    }

    public Optional<RunDescription> description() {
        return Optional.ofNullable(server);
    }

    /** Whether the run has ended without a last word: terminated, timed out or broken. */
    public boolean endedWithoutStatus() {
        return answer == null && server != null && !server.state().open();
    }
}
