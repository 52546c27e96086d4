package dev.kubeone.client.run;

import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.WorkerKeyWorkflow;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the public key that secrets are sealed for: in a file that somebody trusts, else the worker is asked. */
public final class WorkerKeys {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String ACTION = "ask the worker for its public key";

    private WorkerKeys() {}

    /** The public keyset in a file, such as the worker's {@code worker-key.pub.json}. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.CREDENTIALS,
                            "read the worker's public key",
                            file.toString(),
                            "it cannot be read (" + cause.getClass().getSimpleName() + ")",
                            "name the worker's worker-key.pub.json with --worker-key, or leave it away"),
                    cause);
        }
    }

    /** The public keyset that a worker of this server tells. */
    public static String ask(Server server) {
        var workflow = WorkflowStub.fromTyped(server.client().newWorkflowStub(WorkerKeyWorkflow.class, options()));
        workflow.start();
        try {
            var facts = workflow.getResult(LONGEST.toSeconds(), TimeUnit.SECONDS, WorkerFacts.class);
            if (facts.publicKeyset().isEmpty()) {
                throw failure("the worker is an old one and has no key", "run a worker of this client's version", null);
            }
            return facts.publicKeyset();
        } catch (WorkflowFailedException cause) {
            throw TemporalFailures.explain(ACTION, "", cause);
        } catch (TimeoutException cause) {
            throw failure(
                    "no worker answered within " + LONGEST.toSeconds() + " s",
                    "see that a worker runs: kubeone-client local status",
                    cause);
        }
    }

    private static OperatorException failure(String why, String next, Throwable cause) {
        return new OperatorException(new Failure(FailureKind.HOST_UNREACHABLE, ACTION, "", why, next), cause);
    }

    private static WorkflowOptions options() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(Names.workerKeyWorkflow(UUID.randomUUID().toString()))
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowExecutionTimeout(LONGEST)
                .setStaticSummary("Tell the public key that secrets are sealed for")
                .build();
    }
}
