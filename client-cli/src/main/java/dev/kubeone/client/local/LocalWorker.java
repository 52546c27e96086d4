package dev.kubeone.client.local;

import dev.kubeone.client.console.Pause;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.run.RunCatalogue;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.Names;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** This user's own worker, in the background. */
final class LocalWorker {
    static final String NAME = "worker";
    private static final Set<String> NOT_INHERITED =
            Set.of("TEMPORAL_PROFILE", "TEMPORAL_CONFIG_FILE", "TEMPORAL_API_KEY", "TEMPORAL_TLS", "KUBEONE_WARM_UP");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(150);

    private final Surroundings around;
    private final LocalFolders folders;

    LocalWorker(Surroundings around, LocalFolders folders) {
        this.around = around;
        this.folders = folders;
    }

    Optional<ProcessRecord> running() {
        return ProcessRecord.read(folders.record(NAME));
    }

    void stop() {
        running().ifPresent(ProcessRecord::stop);
    }

    /** Makes sure that a worker serves the server; for work, one of the kind that the environment asks for. */
    void ensure(Server server, Purpose purpose) {
        var record = running();
        if (record.isPresent()
                && purpose == Purpose.WORK
                && !record.get().kind().equals(wanted())) {
            replace(server, record.get());
        } else if (record.isEmpty()) {
            start(server);
        }
    }

    // A run that began on models must not go on with machines, nor the other way round.
    private void replace(Server server, ProcessRecord record) {
        if (server.complete() && new RunCatalogue(server).anyOpen()) {
            throw new OperatorException(
                    FailureKind.HELD_BY_ANOTHER_RUN,
                    "change the local worker to " + wanted() + " hosts",
                    "",
                    "a run on " + record.kind() + " hosts is not over",
                    "end it first (kubeone-client list, cancel), or give this command the same KUBEONE_HOSTS");
        }
        around.err()
                .println("The local worker serves " + record.kind() + " hosts; restarting it for " + wanted()
                        + " hosts, as KUBEONE_HOSTS says.");
        record.stop();
        start(server);
    }

    private void start(Server server) {
        var launcher = Launcher.worker(around);
        if (launcher.isEmpty()) {
            around.err()
                    .println(
                            "warning: no worker lies beside this client (KUBEONE_HOME): start one with TEMPORAL_ADDRESS="
                                    + server.address());
            return;
        }
        around.err().println("Starting a local worker for " + wanted() + " hosts");
        var process = BackgroundProcess.start(
                List.of(launcher.get().toString()),
                Map.of(
                        "TEMPORAL_ADDRESS", server.address(),
                        "TEMPORAL_NAMESPACE", "default",
                        "KUBEONE_HOSTS", wanted()),
                NOT_INHERITED,
                folders.log(NAME));
        var record = ProcessRecord.of(process, wanted(), 0, 0);
        record.write(folders.record(NAME));
        awaitPolling(server, record);
    }

    private String wanted() {
        return around.environment().getOrDefault("KUBEONE_HOSTS", "real");
    }

    // The test server cannot tell who polls; there the first query simply takes as long as the worker's start.
    private void awaitPolling(Server server, ProcessRecord record) {
        var deadline = System.nanoTime() + START.toNanos();
        while (server.complete() && !polled(server)) {
            if (!record.alive() || System.nanoTime() > deadline) {
                var last = LogTail.last(folders.log(NAME), 1);
                throw new OperatorException(
                        FailureKind.RUNTIME,
                        "start the local worker",
                        "",
                        (record.alive() ? "it does not serve its queue" : "it has ended")
                                + (last.isEmpty() ? "" : "; its last words: " + last.get(0)),
                        "see kubeone-client local logs");
            }
            Pause.of(STEP);
        }
    }

    static boolean polled(Server server) {
        var client = server.client();
        return client.getWorkflowServiceStubs()
                        .blockingStub()
                        .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                                .setNamespace(client.getOptions().getNamespace())
                                .setTaskQueue(TaskQueue.newBuilder().setName(Names.TASK_QUEUE))
                                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                                .build())
                        .getPollersCount()
                > 0;
    }
}
