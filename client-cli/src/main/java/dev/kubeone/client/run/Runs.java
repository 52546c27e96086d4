package dev.kubeone.client.run;

import static io.temporal.api.enums.v1.WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL;
import static io.temporal.api.enums.v1.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;

import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Forecast;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RunAttributes;
import dev.kubeone.workflows.messages.RunRequest;
import io.grpc.Status;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Starts runs and finds them again. */
public final class Runs {
    private final Server server;

    public Runs(Server server) {
        this.server = server;
    }

    /**
     * Starts a run that holds the cluster; with {@code planOnly} one that holds nothing.
     *
     * @throws ClusterHeldException if another run holds the cluster
     */
    public RunReference start(RunKind kind, RunRequest request) {
        var cluster = request.manifest().name();
        var id = request.planOnly()
                ? Names.planWorkflow(cluster, UUID.randomUUID().toString())
                : Names.clusterWorkflow(cluster);
        try {
            return startWithAttributes(kind, id, request);
        } catch (WorkflowExecutionAlreadyStarted held) {
            var execution = held.getExecution();
            throw new ClusterHeldException(
                    cluster, new RunReference(execution.getWorkflowId(), execution.getRunId()), held);
        }
    }

    // A server that was never taught our search attributes refuses them; the run matters more than its columns.
    private RunReference startWithAttributes(RunKind kind, String id, RunRequest request) {
        teachTestServer();
        try {
            return start(
                    kind,
                    request,
                    options(kind, id, request)
                            .setTypedSearchAttributes(RunAttributes.atStart(kind, request.manifest()))
                            .build());
        } catch (WorkflowServiceException refused) {
            if (Status.fromThrowable(refused).getCode() != Status.Code.INVALID_ARGUMENT) {
                throw refused;
            }
            return start(kind, request, options(kind, id, request).build());
        }
    }

    // The test server keeps the id of a start that it refused, so that a second try would meet a run that is none.
    private void teachTestServer() {
        if (!server.complete()) {
            var client = server.client();
            var operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                    .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                    .validateAndBuildWithDefaults());
            RunAttributes.register(operator, client.getOptions().getNamespace());
        }
    }

    private RunReference start(RunKind kind, RunRequest request, WorkflowOptions options) {
        var execution = server.client()
                .newUntypedWorkflowStub(Names.workflowType(kind), options)
                .start(request);
        return new RunReference(execution.getWorkflowId(), execution.getRunId());
    }

    public TemporalRun run(RunReference reference) {
        return new TemporalRun(server.client(), stub(reference));
    }

    /** What the cluster's earlier runs let expect of the next one. */
    public Forecast forecast(String cluster) {
        return EarlierRuns.forecast(server, cluster);
    }

    /** The latest run of the cluster, whatever its state. */
    public TemporalRun latest(String cluster) {
        return run(new RunReference(Names.clusterWorkflow(cluster), ""));
    }

    public Decisions decisions(RunReference reference) {
        return new Decisions(stub(reference), run(reference));
    }

    private WorkflowStub stub(RunReference reference) {
        var target = WorkflowTargetOptions.newBuilder().setWorkflowId(reference.workflowId());
        if (!reference.runId().isEmpty()) {
            target.setRunId(reference.runId());
        }
        return server.client().newUntypedWorkflowStub(target.build(), Optional.empty());
    }

    private static WorkflowOptions.Builder options(RunKind kind, String id, RunRequest request) {
        var summary = RunSummary.line(kind, request);
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowTaskTimeout(Names.LONGEST_THOUGHT)
                .setWorkflowIdConflictPolicy(WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .setWorkflowIdReusePolicy(WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setStaticSummary(summary)
                .setStaticDetails(RunSummary.details(request))
                .setMemo(memo(kind, request, summary));
    }

    private static Map<String, Object> memo(RunKind kind, RunRequest request, String summary) {
        var memo = new TreeMap<>(RunAttributes.memo(kind, request.manifest(), request.requestedBy()));
        memo.put(RunDescription.SUMMARY, summary);
        return memo;
    }
}
