package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Question;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.DecisionRequest;

/**
 * Ends the run that holds a cluster which is to be reset: by the same decision as {@code cancel}, so that it is on
 * record and what has begun on hosts ends first.
 */
final class Takeover {
    private final Screen screen;
    private final Server server;
    private final Runs runs;
    private final boolean agreed;

    /** @param agreed whether nobody is to be asked */
    Takeover(Screen screen, Server server, Runs runs, boolean agreed) {
        this.screen = screen;
        this.server = server;
        this.runs = runs;
        this.agreed = agreed;
    }

    /**
     * Returns when the run is over and the cluster free, or false if it is not to be ended: a person says so, or it is a
     * reset that gets on.
     */
    boolean take(RunReference holder, String cluster) {
        // The server may name the workflow only; then its latest run is the one that was met.
        var run = runs.run(new RunReference(holder.workflowId(), ""));
        var description = run.describe();
        var reference = new RunReference(holder.workflowId(), description.runId());
        var status = run.look().status();
        if (status.filter(Takeover::resetThatGetsOn).isPresent()) {
            return false;
        }
        screen.say(cluster + " is held by another run: " + description.summary() + ", started by "
                + description.requestedBy() + " (run " + description.runId() + ")");
        if (!agreed && !Question.confirmed(screen.around(), question(), "yes")) {
            return false;
        }
        if (status.filter(now -> now.state() == RunState.CANCELLING).isEmpty()) {
            var why = new DecisionRequest("", screen.around().who(), "the cluster is to be reset");
            screen.say("It is cancelled: "
                    + runs.decisions(reference).decide("cancel", why).message());
        }
        var ending = runs.run(reference);
        new Follow(screen, server, ending).until(now -> false);
        ending.awaitClosed();
        return true;
    }

    private static boolean resetThatGetsOn(RunStatus status) {
        return status.kind() == RunKind.RESET && !status.state().waitsForPerson();
    }

    private static String question() {
        return "Cancel that run first? What has begun on hosts ends before. Only 'yes' is a yes: ";
    }
}
