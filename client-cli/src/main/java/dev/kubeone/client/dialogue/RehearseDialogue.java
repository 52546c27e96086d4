package dev.kubeone.client.dialogue;

import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.Rehearsals;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.RehearsalText;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.messages.RehearsalRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import java.util.List;

/** Has a run rehearsed and tells how it went. */
public final class RehearseDialogue {
    private final Wish wish;
    private final Screen screen;

    /**
     * What is to be rehearsed.
     *
     * @param from the version of the simulated cluster, or "" to begin as the real hosts are
     * @param startsAtMs when it is taken to start, epoch milliseconds; 0 for now
     * @param held workers whose pods are assumed to be kept
     */
    public record Wish(RunKind kind, RunOptions options, String from, long startsAtMs, List<String> held) {}

    public RehearseDialogue(Wish wish, Screen screen) {
        this.wish = wish;
        this.screen = screen;
    }

    /** Returns the exit code: 0 if the run would come to a good end, else that of a run that ends so. */
    public int run(ManifestFile file, Server server) {
        var usual = new Runs(server).forecast(file.manifest().name()).usual();
        var request = new RehearsalRequest(
                wish.kind(),
                new RunRequest(
                        file.manifest(),
                        file.files(),
                        false,
                        false,
                        screen.around().who(),
                        wish.options()),
                wish.from(),
                wish.startsAtMs(),
                wish.held(),
                usual);
        screen.around().err().println("Rehearsing; the real hosts are looked at, at most.");
        var rehearsal = new Rehearsals(server).rehearse(request);
        screen.answer(rehearsal, RehearsalText.lines(rehearsal, !usual.isEmpty(), screen.ink()));
        return code(rehearsal);
    }

    private static int code(Rehearsal rehearsal) {
        return switch (rehearsal.end()) {
            case DONE, NOTHING_TO_DO -> 0;
            case DONE_IN_PART -> FailureKind.DONE_IN_PART.exitCode();
            case NEEDS_ATTENTION -> FailureKind.WAITING_FOR_DECISION.exitCode();
            default ->
                rehearsal.failure() == null
                        ? FailureKind.RUNTIME.exitCode()
                        : rehearsal.failure().kind().exitCode();
        };
    }
}
