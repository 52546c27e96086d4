package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Advice;
import dev.kubeone.client.watch.Detach;
import dev.kubeone.workflows.contract.Names;

/** Watches the latest run of a cluster. */
public final class WatchDialogue {
    private final Screen screen;

    public WatchDialogue(Screen screen) {
        this.screen = screen;
    }

    public int run(String cluster, Server server) {
        var runs = new Runs(server);
        // The run that is latest now is followed, even if another one starts later.
        var description = runs.latest(cluster).describe();
        var reference = new RunReference(Names.clusterWorkflow(cluster), description.runId());
        var follow = new Follow(screen, server, runs.run(reference));
        server.link(reference.workflowId(), reference.runId()).ifPresent(link -> screen.say("Web UI: " + link));
        return Detach.possibleDuring(
                Advice.comeBack(cluster),
                screen.around().err(),
                () -> follow.report(reference, cluster, follow.toTheEnd(status -> false)));
    }
}
