package dev.kubeone.workflows.orchestration;

import static dev.kubeone.workflows.Example.lane;
import static dev.kubeone.workflows.Example.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.DevServer;
import dev.kubeone.workflows.Example;
import dev.kubeone.workflows.FakeWorld;
import dev.kubeone.workflows.connection.Patience;
import dev.kubeone.workflows.connection.TemporalConnection;
import dev.kubeone.workflows.connection.WorkerSetup;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.contract.KubeconfigWorkflow;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RunAttributes;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What only a real server can show: the lock, recovery of workers and of the server itself, listings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterRunIT {
    private static final StepPolicy SKIPPABLE = new StepPolicy(60, 1, true);

    @TempDir
    static Path folder;

    private final List<WorkerFactory> workers = new ArrayList<>();
    private DevServer server;
    private TemporalConnection connection;

    @BeforeAll
    void startServer() throws IOException {
        var program = DevServer.program();
        if (program.isEmpty()) {
            System.err.println("SKIPPED: no temporal program (KUBEONE_TEMPORAL, PATH, ~/.cache/kubeone/bin):"
                    + " recovery on a real server is NOT tested");
        }
        Assumptions.assumeTrue(program.isPresent(), "no temporal program");
        server = new DevServer(program.get(), folder);
        connection = TemporalConnection.open(
                Map.of("TEMPORAL_CONFIG_FILE", folder.resolve("none.toml").toString()),
                Optional.of(server.address()),
                Patience.WORKER);
        assertThat(connection.registerRunAttributes()).isTrue();
        assertThat(connection.registerRunAttributes()).isTrue();
    }

    @AfterEach
    void stopWorkers() {
        workers.forEach(WorkerFactory::shutdownNow);
        workers.forEach(worker -> worker.awaitTermination(20, TimeUnit.SECONDS));
        workers.clear();
    }

    @AfterAll
    void stopServer() {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void ofTwentyStartsAtOnceOneRuns() throws Exception {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        world.holds("cp-1/A");
        worker(world);
        var pool = Executors.newFixedThreadPool(20);
        var runs = Collections.synchronizedList(new ArrayList<InstallWorkflow>());
        Callable<Boolean> start = () -> {
            var run = stub("lock", true);
            try {
                WorkflowClient.start(run::install, Example.request("lock", true, false));
                return runs.add(run);
            } catch (WorkflowExecutionAlreadyStarted held) {
                return false;
            }
        };
        var started = 0;
        for (var answer : pool.invokeAll(Collections.nCopies(20, start))) {
            started += answer.get() ? 1 : 0;
        }
        pool.shutdownNow();
        assertThat(started).isEqualTo(1);
        world.open("cp-1/A");
        assertThat(end(runs.get(0)).state()).isEqualTo(RunState.DONE);
        assertThat(world.log).containsOnlyOnce("start cp-1/A");
    }

    @Test
    void anotherWorkerTakesOverWhatAWorkerLeft() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A"), step("cp-1", "B"), step("cp-1", "C")));
        world.holds("cp-1/B");
        var first = worker(world);
        var run = start("takeover", true);
        waitFor(() -> world.log.contains("start cp-1/B"));
        first.shutdownNow();
        first.awaitTermination(20, TimeUnit.SECONDS);
        world.open("cp-1/B");
        worker(world);

        assertThat(end(run).state()).isEqualTo(RunState.DONE);
        assertThat(world.log).containsOnlyOnce("start cp-1/A").containsOnlyOnce("end cp-1/B");
    }

    @Test
    void aRunGoesOnAfterItsServerWasKilled() throws Exception {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A"), step("cp-1", "B")));
        world.holds("cp-1/A");
        worker(world);
        var run = start("restart", true);
        waitFor(() -> world.log.contains("start cp-1/A"));
        server.kill();
        server.start();
        world.open("cp-1/A");

        assertThat(end(run).state()).isEqualTo(RunState.DONE);
        assertThat(world.log).containsOnlyOnce("start cp-1/B");
    }

    @Test
    void runsAreListedByClusterAndState() throws IOException {
        var world = new FakeWorld().wants("Prepare", lane(step("cp-1", "A")), lane(step("w-1", "A")));
        worker(world);
        var run = start("listed", true);
        assertThat(end(run).state()).isEqualTo(RunState.DONE);

        waitFor(() -> connection
                        .client()
                        .listExecutions("KubeOneCluster = 'listed' AND KubeOneState = 'DONE' AND KubeOneHostsDone = 4")
                        .count()
                == 1);
        record("listed", "install");
    }

    @Test
    void decisionsOfAllKindsReplay() throws IOException {
        var world = new FakeWorld()
                .wants("Prepare", lane(step("cp-1", "A"), step("cp-1", "B")), lane(step("w-1", "A", SKIPPABLE)))
                .wants("Start", lane(step("cluster", "Apply")));
        world.fails("cp-1/A", FailureKind.NO_SUDO);
        world.fails("w-1/A", FailureKind.COMMAND_FAILED);
        worker(world);
        var run = start("decided", false);
        waitFor(() -> run.status().state() == RunState.AWAITING_APPROVAL);
        assertThatThrownBy(() -> run.approve(new ApproveRequest("other", "ann@laptop")))
                .rootCause()
                .hasMessageContaining("is not the plan that is shown");
        run.approve(new ApproveRequest(run.status().planHash(), "ann@laptop"));
        waitFor(() -> run.status().steps().stream()
                        .filter(step -> step.failure() != null)
                        .count()
                == 2);
        run.pause(new DecisionRequest("", "ann@laptop", "lunch"));
        run.retry(new DecisionRequest("cp-1/A", "ann@laptop", ""));
        run.skip(new DecisionRequest("", "ann@laptop", "not needed"));
        run.resume(new DecisionRequest("", "ann@laptop", ""));

        var ended = end(run);
        assertThat(ended.state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(ended.decisions()).extracting("what").containsExactly("approve", "pause", "retry", "skip", "resume");
        record("decided", "decisions");
    }

    @Test
    void theWebUiIsToldHostsStepsAndWhereTheRunStands() {
        var world = new FakeWorld().wants("Prepare", lane(step("cp-1", "A"), step("cp-1", "B")));
        world.holds("cp-1/B");
        worker(world);
        var run = start("shown", true);
        waitFor(() -> world.log.contains("start cp-1/B"));
        var details = WorkflowStub.fromTyped(run)
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails();
        assertThat(details.replace("\u00a0", ""))
                .contains("**Running** · Prepare · 1 of 2 steps done", "**Now:** cp-1: do B, since 20")
                .contains("Z cp-1: do A", "| cp-1 | 1 of 2 | do B | 20");
        world.open("cp-1/B");
        end(run);
        var summaries = connection.client().fetchHistory(Names.clusterWorkflow("shown")).getEvents().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .map(event -> event.getUserMetadata().getSummary().getData().toStringUtf8())
                .toList();
        assertThat(summaries).contains("\"cp-1: do B\"", "\"w-1: observe\"", "\"cluster: plan install\"");
    }

    @Test
    void aKubeconfigComesSealedAndARefusalInOurWords() {
        worker(new FakeWorld());
        assertThat(kubeconfig("key")
                        .kubeconfig(new KubeconfigRequest(Example.manifest("kc", 1, 0), "key"))
                        .sealed())
                .isEqualTo("sealed:key");
        assertThatThrownBy(() -> kubeconfig("no").kubeconfig(new KubeconfigRequest(Example.manifest("kc", 1, 0), "")))
                .satisfies(thrown -> assertThat(FailureCodec.decode(thrown))
                        .hasValueSatisfying(
                                failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CREDENTIALS)));
    }

    private KubeconfigWorkflow kubeconfig(String unique) {
        return connection
                .client()
                .newWorkflowStub(
                        KubeconfigWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setWorkflowId(Names.kubeconfigWorkflow("kc", unique))
                                .build());
    }

    private WorkerFactory worker(FakeWorld world) {
        var factory = WorkerSetup.newFactory(connection.client(), Optional.empty(), world.activities());
        factory.start();
        workers.add(factory);
        return factory;
    }

    private InstallWorkflow start(String cluster, boolean autoApprove) {
        var run = stub(cluster, true);
        WorkflowClient.start(run::install, Example.request(cluster, autoApprove, false));
        return run;
    }

    private InstallWorkflow stub(String cluster, boolean searchable) {
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowId(Names.clusterWorkflow(cluster));
        if (searchable) {
            options.setTypedSearchAttributes(RunAttributes.atStart(RunKind.INSTALL, Example.manifest(cluster, 3, 1)));
        }
        return connection.client().newWorkflowStub(InstallWorkflow.class, options.build());
    }

    private static RunStatus end(InstallWorkflow run) {
        return WorkflowStub.fromTyped(run).getResult(RunStatus.class);
    }

    private static void waitFor(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    /** Keeps the run's history for the replay test when asked to: {@code KUBEONE_RECORD_HISTORIES=<folder>}. */
    private void record(String cluster, String name) throws IOException {
        var target = System.getenv("KUBEONE_RECORD_HISTORIES");
        if (target != null && !target.isBlank()) {
            HistoryExport.write(connection.client(), Names.clusterWorkflow(cluster), Path.of(target, name + ".json"));
        }
    }
}
