package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.RunSource;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Advice;
import dev.kubeone.client.text.EndText;
import dev.kubeone.client.watch.Watch;
import dev.kubeone.client.watch.WatchView;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Follows a run to its end and reports it. Where the run waits for a person, it says so with the commands to answer; on
 * a terminal it stays, in a pipe it leaves.
 */
final class Follow {
    private final Screen screen;
    private final Server server;
    private final RunSource source;
    private final WatchView view;
    private final Watch watch;
    private String advised = "";

    Follow(Screen screen, Server server, RunSource source) {
        this(screen, server, source, screen.view());
    }

    Follow(Screen screen, Server server, RunSource source, WatchView view) {
        this.screen = screen;
        this.server = server;
        this.source = source;
        this.view = view;
        this.watch = new Watch(source, view, screen.around().clock());
    }

    /** Looks until the condition holds or the run is over. */
    RunLook until(Predicate<RunStatus> enough) {
        var look = watch.until(enough);
        view.end();
        return look;
    }

    /**
     * Follows to the end, or in a pipe to where the run waits for a person.
     *
     * @param known moments of waiting that the caller deals with itself
     */
    RunLook toTheEnd(Predicate<RunStatus> known) {
        while (true) {
            var look = until(status -> waits(status) && !known.test(status));
            if (look.status().isEmpty() || look.answer().state().over() || !screen.live() || !waits(look.answer())) {
                return look;
            }
            advised = moment(look.answer());
            screen.say(Advice.lines(look.answer(), screen.ink()));
        }
    }

    /** Reports the last look and gives the exit code. */
    int report(RunReference run, String cluster, RunLook look) {
        var link = server.link(run.workflowId(), run.runId()).orElse("");
        screen.answer(RunDocument.of(cluster, look, link), lines(look, link));
        if (look.status().isEmpty()) {
            screen.around().err().println("error: " + cluster + ": " + look.silence());
        }
        return ExitCodes.of(look);
    }

    private List<String> lines(RunLook look, String link) {
        return look.status()
                .map(status -> status.state().over()
                        ? EndText.lines(status, source.plan().map(Plan::stages).orElse(List.of()), link, screen.ink())
                        : Advice.lines(status, screen.ink()))
                .orElse(List.of());
    }

    private boolean waits(RunStatus status) {
        return status.state().waitsForPerson() && !moment(status).equals(advised);
    }

    // The same state of waiting is told once; another parked step is another moment.
    private static String moment(RunStatus status) {
        return status.state() + " " + status.planHash() + " " + status.awaitedPart() + " "
                + status.steps().stream()
                        .filter(step -> step.state() == StepState.PARKED)
                        .map(StepStatus::id)
                        .collect(Collectors.joining(" "));
    }
}
