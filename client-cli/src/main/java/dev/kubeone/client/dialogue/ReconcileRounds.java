package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Pause;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.ClusterHeldException;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Moments;
import dev.kubeone.client.text.Words;
import dev.kubeone.client.watch.Detach;
import dev.kubeone.client.watch.PlainView;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Reconciles again and again for as long as this process lives, one line each time: what a schedule does, for servers
 * that have none. A round that cannot be started is told and left out; the next one comes all the same.
 */
public final class ReconcileRounds {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Screen screen;
    private final Server server;
    private final Duration every;
    private final RunOptions options;

    /** @param every from the begin of one round to the begin of the next */
    public ReconcileRounds(Screen screen, Server server, Duration every, RunOptions options) {
        this.screen = screen;
        this.server = server;
        this.every = every;
        this.options = options;
    }

    /** Returns the exit code when this thread is interrupted. */
    public int untilInterrupted(ManifestFile file) {
        var goodbye = List.of("Not looked after any more. A run that has begun goes on: kubeone-client watch "
                + file.manifest().name());
        return Detach.possibleDuring(goodbye, screen.around().err(), () -> {
            while (!Thread.currentThread().isInterrupted()) {
                var begun = screen.nowMs();
                var outcome = round(file);
                screen.say(Moments.text(begun) + "  " + outcome);
                Pause.of(Duration.ofMillis(Math.max(0, begun + every.toMillis() - screen.nowMs())));
            }
            return Detach.EXIT_CODE;
        });
    }

    private String round(ManifestFile file) {
        var request = new RunRequest(
                file.manifest(), file.files(), true, false, screen.around().who(), options);
        var runs = new Runs(server);
        try {
            var run = runs.run(runs.start(RunKind.RECONCILE, request));
            // The line at the end is all that is said: whoever wants to see the steps has watch.
            var follow = new Follow(screen, server, run, new PlainView(NOWHERE));
            return outcome(follow.until(status -> status.state().waitsForPerson()));
        } catch (ClusterHeldException held) {
            return "not started: another run holds " + file.manifest().name();
        } catch (OperatorException known) {
            return "not started: " + known.getMessage();
        } catch (WorkflowException | StatusRuntimeException unanswered) {
            return "not started: the Temporal server at " + server.address()
                    + " does not answer; tried again next time";
        }
    }

    private static String outcome(RunLook look) {
        return look.status().map(ReconcileRounds::outcome).orElseGet(look::silence);
    }

    private static String outcome(RunStatus status) {
        if (!status.state().over()) {
            return Words.of(status.state()) + ": kubeone-client status " + status.cluster();
        }
        var failure = status.failure();
        return Words.of(status.state()) + (failure == null ? "" : ": " + failure.sentence());
    }
}
