package dev.kubeone.client.run;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.LimitRequest;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Carries a person's decisions to a run and brings its answer back. */
public final class Decisions {
    private static final long ANSWER_SECONDS = 30;

    private final WorkflowStub stub;
    private final TemporalRun run;

    Decisions(WorkflowStub stub, TemporalRun run) {
        this.stub = stub;
        this.run = run;
    }

    public Answer approve(ApproveRequest request) {
        return send("approve", request);
    }

    public Answer setMaxUnavailable(LimitRequest request) {
        return send("setMaxUnavailable", request);
    }

    /** @param verb "pause", "resume", "retry", "skip", "force" or "cancel" */
    public Answer decide(String verb, DecisionRequest request) {
        return send(verb, request);
    }

    private Answer send(String verb, Object request) {
        refuseInVain(verb);
        var answer = CompletableFuture.supplyAsync(() -> stub.update(verb, Answer.class, request));
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException cause) {
            throw refusal(verb, cause.getCause());
        } catch (TimeoutException cause) {
            throw failure(
                    FailureKind.HOST_UNREACHABLE,
                    verb,
                    "the run did not answer within " + ANSWER_SECONDS + " s; it may still take the decision",
                    "look with: kubeone-client status",
                    cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw failure(FailureKind.UNFORESEEN, verb, "interrupted", "", cause);
        }
    }

    // An update without a worker would wait in the server and act long after the person has gone.
    private void refuseInVain(String verb) {
        var look = run.look();
        if (look.answer() == null) {
            throw failure(
                    FailureKind.HOST_UNREACHABLE,
                    verb,
                    look.silence() + "; nothing was decided",
                    "start a worker (local mode: kubeone-client local start), then try again",
                    null);
        }
        if (look.answer().state().over()) {
            throw failure(
                    FailureKind.REFUSED_BY_GUARD,
                    verb,
                    "the run is over (" + look.answer().state() + "): there is nothing to " + verb,
                    "",
                    null);
        }
    }

    private static RuntimeException refusal(String verb, Throwable cause) {
        if (cause instanceof WorkflowUpdateException && cause.getCause() instanceof ApplicationFailure said) {
            var kind = TemporalFailures.kind(said.getType()).orElse(FailureKind.REFUSED_BY_GUARD);
            return failure(kind, verb, said.getOriginalMessage(), "", cause);
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private static OperatorException failure(FailureKind kind, String verb, String why, String next, Throwable cause) {
        return new OperatorException(new Failure(kind, verb, "", why, next), cause);
    }
}
