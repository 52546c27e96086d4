package dev.kubeone.client.run;

import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RehearseWorkflow;
import dev.kubeone.workflows.messages.RehearsalRequest;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has runs rehearsed by a worker. */
public final class Rehearsals {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Server server;

    public Rehearsals(Server server) {
        this.server = server;
    }

    /** Waits for the rehearsal's end. */
    public Rehearsal rehearse(RehearsalRequest request) {
        var cluster = request.run().manifest().name();
        var workflow = server.client().newWorkflowStub(RehearseWorkflow.class, options(request, cluster));
        var untyped = WorkflowStub.fromTyped(workflow);
        untyped.start(request);
        try {
            return untyped.getResult(LONGEST.toSeconds(), TimeUnit.SECONDS, Rehearsal.class);
        } catch (WorkflowFailedException cause) {
            throw TemporalFailures.explain("rehearse", cluster, cause);
        } catch (TimeoutException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.HOST_UNREACHABLE,
                            "rehearse",
                            cluster,
                            "no worker told its end within " + LONGEST.toMinutes() + " min",
                            "see that a worker runs: kubeone-client local status"),
                    cause);
        }
    }

    // Nobody waits longer than this client.
    private static WorkflowOptions options(RehearsalRequest request, String cluster) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(
                        Names.rehearsalWorkflow(cluster, UUID.randomUUID().toString()))
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowExecutionTimeout(LONGEST)
                .setStaticSummary("Rehearse: " + RunSummary.line(request.kind(), request.run()))
                .build();
    }
}
