package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.LimitRequest;
import java.util.List;

/** Brings a decision to the run that holds a cluster. */
public final class DecisionDialogue {
    private final Screen screen;

    public DecisionDialogue(Screen screen) {
        this.screen = screen;
    }

    /** @param limit how many workers of each group may be worked on at once: "2", "25%" */
    public int setMaxUnavailable(String cluster, String limit, String reason, Server server) {
        var answer = new Runs(server)
                .decisions(new RunReference(Names.clusterWorkflow(cluster), ""))
                .setMaxUnavailable(new LimitRequest(limit, screen.around().who(), reason));
        screen.answer(answer, List.of(cluster + ": " + answer.message()));
        return 0;
    }

    /**
     * @param verb "pause", "resume", "retry", "skip" or "cancel"
     * @param stepId which step, or "" for what the run takes as meant
     */
    public int run(String verb, String cluster, String stepId, String reason, Server server) {
        var request = new DecisionRequest(stepId, screen.around().who(), reason);
        var answer = new Runs(server)
                .decisions(new RunReference(Names.clusterWorkflow(cluster), ""))
                .decide(verb, request);
        screen.answer(answer, List.of(cluster + ": " + answer.message()));
        return 0;
    }
}
