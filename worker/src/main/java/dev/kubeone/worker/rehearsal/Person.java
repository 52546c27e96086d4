package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.step.StepTime;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.rehearsal.Rehearsal.Question;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers what a rehearsed run asks, at once, and keeps what was asked: approves everything; of a step that stopped takes
 * it that the cause was mended, and goes on without it if that does not help.
 */
final class Person {
    private static final String WHO = "rehearsal";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final WorkflowStub run;
    private final KubeOneCluster manifest;
    private final StepTime time;
    private final Consumer<String> mend;
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> mended = new HashSet<>();
    private Optional<RunStatus> stuck = Optional.empty();

    /**
     * @param time that of the rehearsal
     * @param mend ends what goes wrong on a host, by its display name
     */
    Person(WorkflowStub run, KubeOneCluster manifest, StepTime time, Consumer<String> mend) {
        this.run = run;
        this.manifest = manifest;
        this.time = time;
        this.mend = mend;
    }

    List<Question> questions() {
        return questions;
    }

    /** Answers until the run is over. Returns how it ended, or the moment at which it stood still for good. */
    RunStatus toTheEnd() {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            var status = run.query("status", RunStatus.class);
            if (status.state().over()) {
                return stuck.orElse(status);
            }
            if (status.state().waitsForPerson()) {
                answer(status);
            } else {
                time.pause(untilNextLook(status));
            }
        }
        throw new OperatorException(
                FailureKind.UNFORESEEN,
                "rehearse",
                manifest.name(),
                "the rehearsal did not come to an end within " + LONGEST.toMinutes() + " min",
                "see the worker's log; this is likely a bug");
    }

    /** Nobody asks anything before a maintenance window opens. */
    private Duration untilNextLook(RunStatus status) {
        var working = status.steps().stream().anyMatch(step -> step.state() == StepState.RUNNING);
        var left = Duration.between(time.now(), Instant.ofEpochMilli(status.waitingUntilMs()));
        return working || left.compareTo(BETWEEN_LOOKS) < 0 ? BETWEEN_LOOKS : left;
    }

    private void answer(RunStatus status) {
        if (status.state() == RunState.AWAITING_APPROVAL) {
            approve(status);
        } else {
            status.steps().stream()
                    .filter(step -> step.state() == StepState.PARKED)
                    .findFirst()
                    .ifPresent(step -> decide(status, step));
        }
    }

    private void approve(RunStatus status) {
        var part = status.awaitedPart();
        var asks = part.isEmpty() ? "approval of the plan" : "approval: " + part;
        ask(asks, "kubeone-client approve " + manifest.name(), "approved");
        run.update("approve", Answer.class, new ApproveRequest(status.planHash(), WHO, part));
    }

    private void decide(RunStatus status, StepStatus step) {
        var asks = step.host() + ": " + step.title() + ": " + step.failure().why();
        if (mended.add(step.id())) {
            ask(asks, step.failure().next(), "mended, then retry");
            mend.accept(step.host());
            update("retry", step);
        } else if (step.skippable()) {
            ask(asks, command("skip", step), "skip");
            update("skip", step);
        } else {
            ask(asks, step.failure().next(), "none: the rehearsal ends here");
            stuck = Optional.of(status);
            update("cancel", step);
        }
    }

    private void ask(String asks, String answer, String assumed) {
        questions.add(new Question(time.now().toEpochMilli(), asks, answer, assumed));
    }

    private String command(String verb, StepStatus step) {
        return "kubeone-client " + verb + " " + manifest.name() + " --step " + step.id();
    }

    private void update(String verb, StepStatus step) {
        run.update(verb, Answer.class, new DecisionRequest(verb.equals("cancel") ? "" : step.id(), WHO, ""));
    }
}
