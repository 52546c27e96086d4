package dev.kubeone.client.run;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run on a Temporal server. */
public final class TemporalRun implements RunSource {
    private static final String NO_WORKER = "no worker answers";
    private static final long RESULT_SECONDS = 3;
    private static final long CLOSING_SECONDS = 60;

    private final WorkflowClient client;
    private final WorkflowStub stub;

    TemporalRun(WorkflowClient client, WorkflowStub stub) {
        this.client = client;
        this.stub = stub;
    }

    @Override
    public RunLook look() {
        try {
            return RunLook.answered(stub.query("status", RunStatus.class));
        } catch (WorkflowNotFoundException cause) {
            throw noSuchRun(cause);
        } catch (WorkflowException | StatusRuntimeException unanswered) {
            return withoutWorker();
        }
    }

    /** A look that also tells what running steps say of themselves; asks the server one question more. */
    public RunLook closeLook() {
        var look = look();
        return look.status()
                .filter(status -> status.state() == RunState.RUNNING)
                .map(status -> RunLook.answered(signs().into(status)))
                .orElse(look);
    }

    private StepSigns signs() {
        try {
            return new StepSigns(stub.describe().getRawDescription().getPendingActivitiesList());
        } catch (WorkflowException | StatusRuntimeException unanswered) {
            // The status is known; that steps are silent is no reason to withhold it.
            return new StepSigns(List.of());
        }
    }

    @Override
    public Optional<Plan> plan() {
        try {
            return Optional.ofNullable(stub.query("plan", Plan.class));
        } catch (WorkflowException | StatusRuntimeException unanswered) {
            return Optional.empty();
        }
    }

    /** Returns when the server knows that the run is over, so that another may start; it has come to its end already. */
    public void awaitClosed() {
        try {
            stub.getResult(CLOSING_SECONDS, TimeUnit.SECONDS, RunStatus.class);
        } catch (WorkflowFailedException closed) {
            // It ended in another way than by its own result: over it is.
            return;
        } catch (TimeoutException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.HELD_BY_ANOTHER_RUN,
                            "end the run",
                            "",
                            "it is not over after " + CLOSING_SECONDS + " s",
                            "see that a worker runs (kubeone-client local status), then try again"),
                    cause);
        }
    }

    /** What a run that is over gave back; the server keeps it, no worker is asked. Empty if there is none to be had. */
    Optional<RunStatus> result() {
        try {
            return Optional.ofNullable(stub.getResult(RESULT_SECONDS, TimeUnit.SECONDS, RunStatus.class));
        } catch (WorkflowException | StatusRuntimeException | TimeoutException unanswered) {
            return Optional.empty();
        }
    }

    /** Which steps were tried again, and why; empty where the server does not answer. */
    public List<LaterTry> laterTries() {
        try {
            var execution = stub.getExecution();
            return LaterTries.in(client.fetchHistory(execution.getWorkflowId(), execution.getRunId())
                    .getEvents());
        } catch (WorkflowException | StatusRuntimeException unanswered) {
            // The steps themselves are known; that nobody tells of their tries is no reason to withhold them.
            return List.of();
        }
    }

    /** What the server knows; throws if it does not answer or knows no such run. */
    public RunDescription describe() {
        try {
            return RunDescription.of(stub.describe());
        } catch (WorkflowNotFoundException cause) {
            throw noSuchRun(cause);
        }
    }

    // The server keeps the result of a run that is over; no worker is needed to read it.
    private RunLook withoutWorker() {
        try {
            var server = describe();
            return server.state() == ServerState.COMPLETED
                    ? RunLook.answered(stub.getResult(RESULT_SECONDS, TimeUnit.SECONDS, RunStatus.class))
                    : RunLook.silent(server.state().open() ? NO_WORKER : ending(server), server);
        } catch (WorkflowException | StatusRuntimeException | TimeoutException unanswered) {
            return RunLook.silent("the Temporal server does not answer", null);
        }
    }

    private static String ending(RunDescription server) {
        return switch (server.state()) {
            case TERMINATED -> "the run was terminated from outside";
            case TIMED_OUT -> "the run ran out of time";
            case CANCELED -> "the run was cancelled from outside";
            default -> "the run broke off";
        };
    }

    private OperatorException noSuchRun(WorkflowNotFoundException cause) {
        return new OperatorException(
                new Failure(
                        FailureKind.USAGE,
                        "find the run",
                        cause.getExecution().getWorkflowId(),
                        "the Temporal server knows no such run",
                        "see which there are: kubeone-client list"),
                cause);
    }
}
