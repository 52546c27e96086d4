package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.LaterTry;
import dev.kubeone.client.run.RunCatalogue;
import dev.kubeone.client.run.RunDescription;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.StoryText;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.Names;
import java.util.ArrayList;
import java.util.List;

/** Tells what happened to a cluster: its runs, and one of them step by step. */
public final class HistoryDialogue {
    private final Screen screen;

    /**
     * A cluster's history for programs.
     *
     * @param runs the newest first; empty on a server that keeps no list
     * @param silence why {@code run} is missing, or ""
     * @param run the run that was asked for, else the latest; null if nobody tells
     * @param laterTries of its steps, where one was not enough
     */
    public record HistoryDocument(
            String cluster, List<RunDescription> runs, String silence, RunStatus run, List<LaterTry> laterTries) {
        public HistoryDocument {
            laterTries = List.copyOf(laterTries);
            runs = List.copyOf(runs);
        }
    }

    public HistoryDialogue(Screen screen) {
        this.screen = screen;
    }

    /** @param runId which run to tell, or "" for the latest */
    public int run(String cluster, String runId, Server server) {
        var run = new Runs(server).run(new RunReference(Names.clusterWorkflow(cluster), runId));
        var description = run.describe();
        var look = run.look();
        var others = server.complete() ? new RunCatalogue(server).runsOf(cluster) : List.of(description);
        var document = new HistoryDocument(cluster, others, look.silence(), look.answer(), run.laterTries());
        screen.answer(document, lines(document));
        return look.status().isPresent() || look.endedWithoutStatus() ? 0 : FailureKind.HOST_UNREACHABLE.exitCode();
    }

    private List<String> lines(HistoryDocument document) {
        var lines = new ArrayList<>(ListDialogue.table(document.runs(), "RUN", screen.nowMs()));
        lines.add("");
        if (document.run() == null) {
            lines.add(document.silence());
        } else {
            lines.add("run " + document.run().runId());
            lines.addAll(StoryText.lines(document.run(), document.laterTries()));
        }
        return lines;
    }
}
