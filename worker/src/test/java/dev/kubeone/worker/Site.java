package dev.kubeone.worker;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.connection.Patience;
import dev.kubeone.workflows.connection.TemporalConnection;
import dev.kubeone.workflows.contract.ApplyWorkflow;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.UpgradeWorkflow;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/**
 * A real Temporal server, a worker in its own process with simulated hosts, and a client. With {@code
 * -Dkubeone.histories=FOLDER} the histories of the runs are kept there, for the replay test of the workflows.
 */
final class Site implements AutoCloseable {
    private final Path folder;
    private final DevServer server;
    private final TemporalConnection connection;
    private final Map<String, String> environment;
    private Process worker;
    private final List<Process> beside = new ArrayList<>();
    private int started;

    Site(Path folder, double speed) {
        this(folder, speed, Map.of());
    }

    Site(Path folder, double speed, Map<String, String> more) {
        this.folder = folder;
        this.server = DevServer.started(folder);
        this.environment = new TreeMap<>(more);
        environment.put("TEMPORAL_ADDRESS", server.address());
        environment.put("TEMPORAL_CONFIG_FILE", noProfile().toString());
        environment.put("KUBEONE_HOSTS", "simulated");
        environment.put("KUBEONE_STATE", folder.resolve("state").toString());
        environment.put("KUBEONE_SIMULATION_SPEED", String.valueOf(speed));
        this.connection = TemporalConnection.open(environment, Optional.empty(), Patience.WORKER);
    }

    private Path noProfile() {
        try {
            return Files.writeString(folder.resolve("temporal.toml"), "[profile.default]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startWorker() {
        startWorker(Map.of());
    }

    /** @param more variables of this worker alone */
    void startWorker(Map<String, String> more) {
        var own = new TreeMap<>(environment);
        own.putAll(more);
        started++;
        worker = Processes.start(
                workerLog(),
                own,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.kubeone.worker.Main");
    }

    /** kill -9, and a new one at once. */
    void replaceWorker() {
        Processes.kill(worker);
        startWorker();
    }

    /** Lets the worker go on, out of reach of {@link #replaceWorker}; what is started next is beside it. */
    Process keepWorker() {
        beside.add(worker);
        return worker;
    }

    /** Waits until the worker that was started last polls. */
    void awaitWorker() {
        Awaitility.await("worker " + started + " to poll")
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(workerLog()).split(" polls queue ", -1).length > started);
    }

    /** Waits until the server answers for a run. */
    void awaitServer(WorkflowExecution run) {
        Awaitility.await("the server to answer for " + run.getWorkflowId())
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> {
                    connection.stubs().getRawChannel().resetConnectBackoff();
                    return connection
                            .stubs()
                            .blockingStub()
                            .withDeadlineAfter(1, TimeUnit.SECONDS)
                            .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                                    .setNamespace(connection.namespace())
                                    .setExecution(run)
                                    .build())
                            .hasWorkflowExecutionInfo();
                });
    }

    /** What workers wrote down about the steps of a run. */
    StepLogs logs(RunStatus run) {
        return new StepLogs(folder.resolve("state/runs").resolve(run.cluster()).resolve(run.runId()));
    }

    DevServer server() {
        return server;
    }

    WorkflowClient client() {
        return connection.client();
    }

    Path folder() {
        return folder;
    }

    Path workerLog() {
        return folder.resolve("worker.log");
    }

    Journals journals() {
        return new Journals(folder.resolve("state/simulated"));
    }

    HistoryTail tail(WorkflowExecution run) {
        return new HistoryTail(connection, run);
    }

    /** @throws io.temporal.client.WorkflowExecutionAlreadyStarted if a run holds the cluster */
    WorkflowExecution start(KubeOneCluster manifest) {
        var install = client().newWorkflowStub(InstallWorkflow.class, options(manifest));
        return WorkflowClient.start(install::install, request(manifest));
    }

    /** @param files what comes with the manifest */
    WorkflowExecution start(KubeOneCluster manifest, FileBundle files) {
        var install = client().newWorkflowStub(InstallWorkflow.class, options(manifest));
        return WorkflowClient.start(install::install, new RunRequest(manifest, files, true, false, "tester@test"));
    }

    WorkflowExecution startUpgrade(KubeOneCluster manifest) {
        return startUpgrade(manifest, RunOptions.NONE);
    }

    WorkflowExecution startUpgrade(KubeOneCluster manifest, RunOptions options) {
        var upgrade = client().newWorkflowStub(UpgradeWorkflow.class, options(manifest));
        return WorkflowClient.start(upgrade::upgrade, request(manifest, options));
    }

    WorkflowExecution startApply(KubeOneCluster manifest, RunOptions options) {
        var apply = client().newWorkflowStub(ApplyWorkflow.class, options(manifest));
        return WorkflowClient.start(apply::apply, request(manifest, options));
    }

    private static WorkflowOptions options(KubeOneCluster manifest) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(Names.clusterWorkflow(manifest.name()))
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowTaskTimeout(Names.LONGEST_THOUGHT)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build();
    }

    private static RunRequest request(KubeOneCluster manifest) {
        return request(manifest, RunOptions.NONE);
    }

    private static RunRequest request(KubeOneCluster manifest, RunOptions options) {
        return new RunRequest(manifest, ExampleCluster.addons(), true, false, "tester@test", options);
    }

    /** Waits for a run's end; a state that only a person ends is an end, too. */
    RunStatus result(WorkflowExecution run, int seconds) {
        try {
            return stub(run).getResult(seconds, TimeUnit.SECONDS, RunStatus.class);
        } catch (TimeoutException e) {
            throw new AssertionError("the run did not end in " + seconds + " s: " + status(run), e);
        }
    }

    RunStatus status(WorkflowExecution run) {
        return stub(run).query("status", RunStatus.class);
    }

    /** Whether the server has the run's end; no worker is asked. */
    boolean closed(WorkflowExecution run) {
        return stub(run).describe().getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    private WorkflowStub stub(WorkflowExecution run) {
        var target = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(run.getWorkflowId())
                .setRunId(run.getRunId())
                .build();
        return client().newUntypedWorkflowStub(target, Optional.empty());
    }

    /** A run that finds everything as it should be proves that the one before left nothing undone. */
    RunState secondRun(KubeOneCluster manifest) {
        return result(start(manifest), 60).state();
    }

    void keepHistory(WorkflowExecution run, String name) {
        var kept = System.getProperty("kubeone.histories");
        if (kept == null) {
            return;
        }
        var file = Path.of(kept).resolve(name + ".json");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, history(run) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String history(WorkflowExecution run) {
        return client().fetchHistory(run.getWorkflowId(), run.getRunId()).toJson(false);
    }

    @Override
    public void close() {
        beside.forEach(Processes::kill);
        if (worker != null) {
            Processes.kill(worker);
        }
        connection.close();
        server.close();
    }
}
