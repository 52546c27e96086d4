package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunCatalogue;
import dev.kubeone.client.run.RunDescription;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.run.TemporalRun;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Durations;
import dev.kubeone.client.text.Forecast;
import dev.kubeone.client.text.Moments;
import dev.kubeone.client.text.StatusText;
import dev.kubeone.model.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Tells where runs stand. Asks the server first, which needs no worker, so that it never hangs. */
public final class StatusDialogue {
    private final Screen screen;

    public StatusDialogue(Screen screen) {
        this.screen = screen;
    }

    /** One cluster; returns 14 where the worker is silent, because then only half is known. */
    public int run(String cluster, Server server) {
        var run = new Runs(server).latest(cluster);
        var description = run.describe();
        var look = run.closeLook();
        var left = left(server, run, look);
        var document = document(server, description, look).leaving(left);
        var lines = new ArrayList<>(lines(document, description));
        left.ifPresent(millis -> lines.add("  " + Forecast.leftText(millis)));
        screen.answer(document, lines);
        return look.status().isPresent() || look.endedWithoutStatus() ? 0 : FailureKind.HOST_UNREACHABLE.exitCode();
    }

    private OptionalLong left(Server server, TemporalRun run, RunLook look) {
        var status = look.status().filter(seen -> !seen.state().over());
        var plan = status.flatMap(seen -> run.plan());
        return plan.isEmpty()
                ? OptionalLong.empty()
                : new Runs(server).forecast(status.get().cluster()).left(plan.get(), status.get(), screen.nowMs());
    }

    /** Every cluster that the server knows. */
    public int all(Server server) {
        var runs = new Runs(server);
        var documents = new RunCatalogue(server)
                .clusters().stream()
                        .map(each -> document(
                                server, each, runs.run(each.reference()).closeLook()))
                        .toList();
        var lines = new ArrayList<String>();
        documents.forEach(each -> lines.addAll(lines(each, each.server())));
        screen.answer(
                documents,
                lines.isEmpty() ? List.of("No cluster yet. Start one: kubeone-client start-install") : lines);
        return 0;
    }

    private static RunDocument document(Server server, RunDescription description, RunLook look) {
        var link = server.link(description.workflowId(), description.runId()).orElse("");
        return RunDocument.of(description.cluster(), new RunLook(look.answer(), look.silence(), description), link);
    }

    private List<String> lines(RunDocument document, RunDescription description) {
        var lines = new ArrayList<String>();
        if (document.run() == null) {
            lines.addAll(withoutStatus(document, description));
        } else {
            lines.addAll(StatusText.lines(document.run(), screen.nowMs(), screen.ink()));
        }
        if (!document.link().isEmpty()) {
            lines.add("  " + document.link());
        }
        return lines;
    }

    private List<String> withoutStatus(RunDocument document, RunDescription description) {
        var end = description.closedAtMs() == 0 ? screen.nowMs() : description.closedAtMs();
        return List.of(
                document.cluster() + ": " + description.summary() + ", " + document.silence() + ", "
                        + Durations.text(end - description.startedAtMs()),
                "  started " + Moments.text(description.startedAtMs()) + " by " + description.requestedBy() + ", run "
                        + description.runId());
    }
}
