package dev.kubeone.client.run;

import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.sealing.RecipientKey;
import dev.kubeone.workflows.contract.KubeconfigWorkflow;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches admin kubeconfigs, sealed for a key that lives as long as this process. */
public final class Kubeconfigs {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Server server;

    public Kubeconfigs(Server server) {
        this.server = server;
    }

    /** The manifest that the cluster's latest run was started with. */
    public KubeOneCluster manifestOf(String cluster) {
        return requestOf(cluster).manifest();
    }

    /** What the cluster's latest run was started with. */
    public RunRequest requestOf(String cluster) {
        var client = server.client();
        new Runs(server).latest(cluster).describe();
        var history = client.getWorkflowServiceStubs()
                .blockingStub()
                .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(Names.clusterWorkflow(cluster)))
                        .setMaximumPageSize(1)
                        .build());
        var input = history.getHistory()
                .getEvents(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getInput();
        return client.getOptions()
                .getDataConverter()
                .fromPayload(input.getPayloads(0), RunRequest.class, RunRequest.class);
    }

    /** The kubeconfig as bytes; it stands nowhere but in this process. */
    public byte[] fetch(KubeOneCluster manifest) {
        var key = RecipientKey.generate();
        var workflow = server.client().newWorkflowStub(KubeconfigWorkflow.class, options(manifest.name()));
        var untyped = WorkflowStub.fromTyped(workflow);
        untyped.start(new KubeconfigRequest(manifest, key.publicKeyset()));
        try {
            var answer = untyped.getResult(LONGEST.toSeconds(), TimeUnit.SECONDS, KubeconfigAnswer.class);
            return key.opener().open(answer.sealed(), manifest.name());
        } catch (WorkflowFailedException cause) {
            throw TemporalFailures.explain("fetch the kubeconfig", manifest.name(), cause);
        } catch (TimeoutException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.HOST_UNREACHABLE,
                            "fetch the kubeconfig",
                            manifest.name(),
                            "no worker answered within " + LONGEST.toSeconds() + " s",
                            "see that a worker runs: kubeone-client local status"),
                    cause);
        }
    }

    // Nobody waits longer than this client; what is asked in vain must not be done later.
    private static WorkflowOptions options(String cluster) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(
                        Names.kubeconfigWorkflow(cluster, UUID.randomUUID().toString()))
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowExecutionTimeout(LONGEST)
                .setStaticSummary("Fetch the kubeconfig of " + cluster)
                .build();
    }
}
