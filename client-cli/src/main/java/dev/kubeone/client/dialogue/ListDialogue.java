package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunCatalogue;
import dev.kubeone.client.run.RunDescription;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Durations;
import dev.kubeone.client.text.Moments;
import dev.kubeone.client.text.Table;
import java.util.List;

/** Lists clusters by their latest runs. */
public final class ListDialogue {
    private final Screen screen;

    public ListDialogue(Screen screen) {
        this.screen = screen;
    }

    public int run(Server server) {
        var clusters = new RunCatalogue(server).clusters();
        var lines = clusters.isEmpty()
                ? List.of("No cluster yet. Start one: kubeone-client start-install")
                : table(clusters, "CLUSTER", screen.nowMs());
        screen.answer(clusters, lines);
        return 0;
    }

    static List<String> table(List<RunDescription> runs, String first, long nowMs) {
        var table = new Table(first, "STATE", "STARTED", "TOOK", "BY", "WHAT");
        for (var run : runs) {
            var end = run.closedAtMs() == 0 ? nowMs : run.closedAtMs();
            table.row(
                    first.equals("RUN") ? run.runId() : run.cluster(),
                    run.stateText(),
                    Moments.text(run.startedAtMs()),
                    Durations.text(end - run.startedAtMs()),
                    run.requestedBy(),
                    run.summary());
        }
        return table.lines();
    }
}
