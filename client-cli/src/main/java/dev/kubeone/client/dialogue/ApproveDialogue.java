package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Question;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.run.TemporalRun;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.PlanText;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.messages.ApproveRequest;
import java.util.List;

/** Approves a plan that waits: the one that was named by its hash, or the one that is shown and answered with yes. */
public final class ApproveDialogue {
    private static final int SHORTEST_HASH = 8;

    private final Screen screen;

    public ApproveDialogue(Screen screen) {
        this.screen = screen;
    }

    /**
     * @param hash beginning of the hash of the plan that the person has seen, or ""
     * @param sure whether not to ask
     */
    public int run(String cluster, String hash, boolean sure, Server server) {
        var runs = new Runs(server);
        var run = runs.latest(cluster);
        var plan = plan(run, cluster);
        var part = run.look().status().map(RunStatus::awaitedPart).orElse("");
        if (!part.isEmpty()) {
            requireYes(part, cluster, sure);
        } else if (!agreed(plan, hash, sure)) {
            throw failure(FailureKind.WAITING_FOR_DECISION, cluster, "the plan was not approved", "it still waits");
        }
        var answer = runs.decisions(new RunReference(Names.clusterWorkflow(cluster), ""))
                .approve(new ApproveRequest(plan.hash(), screen.around().who(), part));
        screen.answer(answer, List.of(cluster + ": " + answer.message()));
        return 0;
    }

    /** A part of a plan that has been approved: its title says what would begin. */
    private void requireYes(String part, String cluster, boolean sure) {
        if (sure) {
            return;
        }
        if (!screen.around().inputIsTerminal()) {
            throw failure(
                    FailureKind.USAGE, cluster, "standard input is no terminal, so nobody can be asked", "add -y");
        }
        if (!Question.confirmed(screen.around(), part + ": let it begin? Only 'yes' is a yes: ", "yes")) {
            throw failure(FailureKind.WAITING_FOR_DECISION, cluster, part + " was not approved", "it still waits");
        }
    }

    private boolean agreed(Plan plan, String hash, boolean sure) {
        if (!hash.isEmpty()) {
            requireSame(plan, hash);
            return true;
        }
        screen.talk().println(String.join("\n", PlanText.lines(plan, screen.ink())));
        if (sure) {
            return true;
        }
        if (!screen.around().inputIsTerminal()) {
            throw failure(
                    FailureKind.USAGE,
                    plan.cluster(),
                    "standard input is no terminal, so nobody can be asked",
                    "name the plan with --plan " + Words.shortHash(plan.hash()) + ", or add -y");
        }
        return ApprovalQuestion.approved(screen.around(), plan.kind(), plan.cluster());
    }

    private static void requireSame(Plan plan, String hash) {
        if (hash.length() < SHORTEST_HASH) {
            throw failure(
                    FailureKind.USAGE, plan.cluster(), "a plan's hash needs " + SHORTEST_HASH + " characters", "");
        }
        if (!plan.hash().startsWith(hash)) {
            throw failure(
                    FailureKind.REFUSED_BY_GUARD,
                    plan.cluster(),
                    "another plan waits: " + Words.shortHash(plan.hash()),
                    "look at it: kubeone-client approve " + plan.cluster());
        }
    }

    private static Plan plan(TemporalRun run, String cluster) {
        return run.plan()
                .orElseThrow(() -> failure(
                        FailureKind.WAITING_FOR_DECISION,
                        cluster,
                        "there is no plan yet, or no worker tells it",
                        "look with: kubeone-client status " + cluster));
    }

    private static OperatorException failure(FailureKind kind, String cluster, String why, String next) {
        return new OperatorException(kind, "approve", cluster, why, next);
    }
}
