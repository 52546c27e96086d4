package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunDescription;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Durations;
import dev.kubeone.client.text.Moments;
import dev.kubeone.client.text.StatusText;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** Tells a caller who holds the cluster, since when, at which step, and how to watch. */
final class HeldAnswer {
    private HeldAnswer() {}

    static int give(Screen screen, Server server, Runs runs, String cluster, RunReference holder) {
        // The server may name the workflow only; then its latest run is the one that was met.
        var run = runs.run(new RunReference(holder.workflowId(), ""));
        var description = run.describe();
        var look = new RunLook(run.look().answer(), "", description);
        var link = server.link(description.workflowId(), description.runId()).orElse("");
        if (screen.document()) {
            screen.answer(RunDocument.of(cluster, look, link), List.of());
        }
        lines(cluster, description, look.answer(), link, screen.nowMs())
                .forEach(screen.around().err()::println);
        return FailureKind.HELD_BY_ANOTHER_RUN.exitCode();
    }

    /** @param status null where no worker answers */
    static List<String> lines(String cluster, RunDescription holder, RunStatus status, String link, long nowMs) {
        var lines = new ArrayList<String>();
        var who = holder.requestedBy().isEmpty() ? "somebody" : holder.requestedBy();
        lines.add("error: " + cluster + " is held by another run: " + what(holder) + ", started by " + who + " at "
                + Moments.text(holder.startedAtMs()) + " (" + Durations.text(nowMs - holder.startedAtMs()) + " ago)");
        lines.add("  state:     " + (status == null ? "not known, no worker answers" : at(status, nowMs)));
        lines.add("  watch it:  kubeone-client watch " + cluster + (link.isEmpty() ? "" : "  or " + link));
        lines.add("  end it:    kubeone-client cancel " + cluster);
        lines.add("  run " + holder.runId() + "; no second run was started");
        return lines;
    }

    private static String what(RunDescription holder) {
        return holder.summary().isEmpty() ? holder.workflowId() : holder.summary();
    }

    private static String at(RunStatus status, long nowMs) {
        var waiting = StatusText.waiting(status, nowMs)
                .map(text -> ", waiting for " + text)
                .orElse("");
        return Words.of(status.state()) + ", " + status.percent() + "%" + waiting;
    }
}
