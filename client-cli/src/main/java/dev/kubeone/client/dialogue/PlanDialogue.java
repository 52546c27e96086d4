package dev.kubeone.client.dialogue;

import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.run.TemporalRun;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.PlanText;
import dev.kubeone.client.watch.PlainView;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.RunRequest;
import java.util.ArrayList;
import java.util.Optional;

/** Asks for the plan only; holds nothing and changes nothing. */
public final class PlanDialogue {
    private final RunKind kind;
    private final Screen screen;

    public PlanDialogue(RunKind kind, Screen screen) {
        this.kind = kind;
        this.screen = screen;
    }

    /** Returns the exit code: 0 if the plan may run, else that of what stands in its way. */
    public int run(ManifestFile file, Server server) {
        return run(
                new RunRequest(
                        file.manifest(),
                        file.files(),
                        false,
                        true,
                        screen.around().who()),
                server);
    }

    /** The same for a request that only plans. */
    public int run(RunRequest request, Server server) {
        var runs = new Runs(server);
        var reference = runs.start(kind, request);
        var run = runs.run(reference);
        var look = follow(server, run).until(status -> status.state().waitsForPerson());
        var plan = run.plan();
        if (look.status().isEmpty() || plan.isEmpty()) {
            throw noPlan(request.manifest().name(), look.status().map(RunStatus::failure), look.silence());
        }
        var lines = new ArrayList<>(PlanText.lines(plan.get(), screen.ink()));
        runs.forecast(plan.get().cluster()).whole(plan.get()).ifPresent(lines::add);
        screen.answer(plan.get(), lines);
        if (!plan.get().findings().isEmpty()) {
            return FailureKind.DRIFT.exitCode();
        }
        return plan.get().blockers().isEmpty() ? 0 : blocked(look.answer());
    }

    // The plan is the answer; how it came about is said beside it.
    private Follow follow(Server server, TemporalRun run) {
        return new Follow(screen, server, run, new PlainView(screen.around().err()));
    }

    private static int blocked(RunStatus status) {
        return status.failure() == null
                ? FailureKind.REFUSED_BY_GUARD.exitCode()
                : status.failure().kind().exitCode();
    }

    private static OperatorException noPlan(String cluster, Optional<Failure> failure, String silence) {
        return failure.map(OperatorException::new)
                .orElseGet(() -> new OperatorException(
                        FailureKind.RUNTIME,
                        "plan",
                        cluster,
                        silence.isEmpty() ? "no worker tells the plan" : silence,
                        "see that a worker runs: kubeone-client local status"));
    }
}
