package dev.kubeone.activities.run;

import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostException;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Waits for a host that went away in the middle of a step: a reboot or a cut of the network is no failure of the step.
 * Its job on the host goes on or is done again when the host is back.
 */
final class Patient {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Command HELLO = new Command("hello", "exit 0", Map.of(), Duration.ofSeconds(10));

    private final StepContext context;

    Patient(StepContext context) {
        this.context = context;
    }

    /** @throws HostException if the host stayed away, or something else than its absence failed */
    StepResult run(Step step) {
        while (true) {
            try {
                return step.run(context);
            } catch (HostException e) {
                if (e.kind() != HostException.Kind.UNREACHABLE
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                awaitReturn(e);
            }
        }
    }

    private void awaitReturn(HostException absence) {
        var host = context.input().target().displayName();
        context.progress().line(absence.getMessage());
        context.progress().await("host " + host + " to come back", LIMIT, this::absence);
    }

    private Optional<String> absence() {
        try {
            context.session().run(HELLO);
            return Optional.empty();
        } catch (HostException e) {
            if (e.kind() != HostException.Kind.UNREACHABLE) {
                throw e;
            }
            return Optional.of(e.getMessage());
        }
    }
}
