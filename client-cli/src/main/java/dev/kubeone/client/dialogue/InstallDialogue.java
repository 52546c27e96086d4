package dev.kubeone.client.dialogue;

import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.ClusterHeldException;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.run.TemporalRun;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Advice;
import dev.kubeone.client.text.PlanText;
import dev.kubeone.client.watch.Detach;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;

/** Starts a run that changes a cluster: shows the plan, asks, lets it run, watches. */
public final class InstallDialogue {
    private final RunKind kind;
    private final Screen screen;
    private final boolean approved;
    private final boolean detach;
    private final RunOptions options;
    private String approvedHash = "";

    /**
     * @param approved whether the plan may run without asking
     * @param detach whether to leave once the plan is approved
     * @param options what was asked of the run besides
     */
    public InstallDialogue(RunKind kind, Screen screen, boolean approved, boolean detach, RunOptions options) {
        this.options = options;
        this.kind = kind;
        this.screen = screen;
        this.approved = approved;
        this.detach = detach;
    }

    /** Refuses at once what could only be refused after the server and the hosts had been asked. */
    public void refuseWithoutTerminal() {
        if (!approved && !screen.around().inputIsTerminal()) {
            throw new OperatorException(
                    FailureKind.USAGE,
                    "ask for approval",
                    "",
                    "standard input is no terminal, so nobody can be asked",
                    "add -y to let the plan run without asking, or look first: kubeone-client " + look());
        }
    }

    private String look() {
        return switch (kind) {
            case INSTALL, APPLY -> "plan";
            case RECONCILE -> "drift";
            default -> "plan --" + kind.verb();
        };
    }

    /** Returns the exit code. */
    public int run(ManifestFile file, Server server) {
        var runs = new Runs(server);
        var request = new RunRequest(
                file.manifest(), file.files(), approved, false, screen.around().who(), options);
        try {
            return follow(
                    server,
                    runs,
                    started(server, runs, request),
                    file.manifest().name());
        } catch (ClusterHeldException held) {
            return HeldAnswer.give(screen, server, runs, file.manifest().name(), held.holder());
        }
    }

    /** A reset gets the cluster although another run holds it. */
    private RunReference started(Server server, Runs runs, RunRequest request) {
        try {
            return runs.start(kind, request);
        } catch (ClusterHeldException held) {
            var takeover = new Takeover(screen, server, runs, approved);
            if (kind != RunKind.RESET
                    || !takeover.take(held.holder(), request.manifest().name())) {
                throw held;
            }
            return runs.start(kind, request);
        }
    }

    private int follow(Server server, Runs runs, RunReference reference, String cluster) {
        var run = runs.run(reference);
        var follow = new Follow(screen, server, run);
        server.link(reference.workflowId(), reference.runId()).ifPresent(link -> screen.say("Web UI: " + link));
        var look = Detach.possibleDuring(
                Advice.comeBackAndApprove(cluster),
                screen.around().err(),
                () -> approval(runs, reference, run, follow));
        if (look.status().filter(status -> status.state().over()).isPresent()
                || look.status().isEmpty()) {
            return follow.report(reference, cluster, look);
        }
        return detach
                ? leave(server, reference, cluster, look)
                : Detach.possibleDuring(
                        Advice.comeBack(cluster),
                        screen.around().err(),
                        () -> toTheEnd(follow, runs, reference, run, cluster));
    }

    private int toTheEnd(Follow follow, Runs runs, RunReference reference, TemporalRun run, String cluster) {
        var look = follow.toTheEnd(this::answered);
        while (awaits(look) && screen.around().inputIsTerminal()) {
            approval(runs, reference, run, follow);
            look = follow.toTheEnd(this::answered);
        }
        return follow.report(reference, cluster, look);
    }

    private int leave(Server server, RunReference reference, String cluster, RunLook look) {
        var link = server.link(reference.workflowId(), reference.runId()).orElse("");
        screen.answer(RunDocument.of(cluster, look, link), Advice.comeBack(cluster));
        return 0;
    }

    // The plan that is approved is the plan that was shown: the run refuses any other hash.
    private RunLook approval(Runs runs, RunReference reference, TemporalRun run, Follow follow) {
        var look = follow.until(status -> !status.planHash().isEmpty() && !looksAgain(status));
        showPlan(runs, run);
        while (awaits(look)) {
            if (!confirmed(look.answer())) {
                return giveUp(runs, reference, follow);
            }
            look = approve(runs, reference, follow, look.answer());
            if (awaits(look)) {
                showPlan(runs, run);
            }
        }
        return look;
    }

    private RunLook approve(Runs runs, RunReference reference, Follow follow, RunStatus status) {
        try {
            runs.decisions(reference)
                    .approve(new ApproveRequest(
                            status.planHash(), screen.around().who()));
            approvedHash = status.planHash();
        } catch (OperatorException refused) {
            if (refused.failure().kind() != FailureKind.REFUSED_BY_GUARD) {
                throw refused;
            }
            screen.say(screen.ink().bad(refused.failure().why()));
        }
        return follow.until(next -> !answered(next) && !looksAgain(next));
    }

    // After approval the run looks at the hosts once more; only then is it sure that it runs.
    private static boolean looksAgain(RunStatus status) {
        return status.state() == RunState.OBSERVING || status.state() == RunState.PLANNING;
    }

    private RunLook giveUp(Runs runs, RunReference reference, Follow follow) {
        screen.say("Not approved; the run is ended and nothing was changed.");
        runs.decisions(reference)
                .decide("cancel", new DecisionRequest("", screen.around().who(), "not approved"));
        return follow.until(status -> false);
    }

    private boolean confirmed(RunStatus status) {
        screen.say(Advice.change(status, screen.ink()));
        return ApprovalQuestion.approved(screen.around(), kind, status.cluster());
    }

    private void showPlan(Runs runs, TemporalRun run) {
        run.plan().ifPresent(plan -> {
            screen.say(PlanText.lines(plan, screen.ink()));
            runs.forecast(plan.cluster()).whole(plan).ifPresent(screen::say);
        });
    }

    private boolean awaits(RunLook look) {
        return look.status()
                .filter(InstallDialogue::awaitsPlan)
                .filter(status -> !answered(status))
                .isPresent();
    }

    // The run may still show the question that was just answered.
    private boolean answered(RunStatus status) {
        return awaitsPlan(status) && status.planHash().equals(approvedHash);
    }

    // A part of a plan that runs is approved by whoever comes with the command for it; to refuse it ends nothing.
    private static boolean awaitsPlan(RunStatus status) {
        return status.state() == RunState.AWAITING_APPROVAL
                && status.awaitedPart().isEmpty();
    }
}
