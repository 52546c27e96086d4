package dev.kubeone.workflows.connection;

import static dev.kubeone.workflows.Example.lane;
import static dev.kubeone.workflows.Example.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.Example;
import dev.kubeone.workflows.FakeWorld;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RunAttributes;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalConnectionTest {
    @TempDir
    Path folder;

    @Test
    void whatTheEnvironmentSaysComesBeforeTheLocalServer() throws IOException {
        var nobody = "127.0.0.1:" + freePort();
        assertThat(TemporalConnection.configuredAddress(environment("TEMPORAL_ADDRESS", nobody)))
                .contains(nobody);
        assertThatThrownBy(() -> TemporalConnection.open(
                        environment("TEMPORAL_ADDRESS", nobody), Optional.of("127.0.0.1:1"), Patience.COMMAND))
                .isInstanceOfSatisfying(OperatorException.class, e -> {
                    assertThat(e.failure().kind()).isEqualTo(FailureKind.HOST_UNREACHABLE);
                    assertThat(e.failure().where()).isEqualTo(nobody);
                });
    }

    @Test
    void aProfileNamesAServer() throws IOException {
        var file = Files.writeString(folder.resolve("temporal.toml"), """
                [profile.default]
                address = "temporal.example.com:7233"
                namespace = "clusters"
                """);
        assertThat(TemporalConnection.configuredAddress(Map.of("TEMPORAL_CONFIG_FILE", file.toString())))
                .contains("temporal.example.com:7233");
    }

    @Test
    void anUnreadableProfileIsAUsageError() throws IOException {
        var file = Files.writeString(folder.resolve("temporal.toml"), "[profile.default\naddress=");
        assertThatThrownBy(() -> TemporalConnection.configuredAddress(Map.of("TEMPORAL_CONFIG_FILE", file.toString())))
                .isInstanceOfSatisfying(
                        OperatorException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.USAGE));
    }

    @Test
    void withoutAnyServerItSaysWhatToSet() {
        assertThatThrownBy(() -> TemporalConnection.open(environment(), Optional.empty(), Patience.COMMAND))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("TEMPORAL_ADDRESS");
    }

    @Test
    void onTheJavaTestServerARunSurvivesItsWorker() throws IOException {
        var port = freePort();
        try (var server = TestServer.createPortBoundServer(port);
                var connection =
                        TemporalConnection.open(environment(), Optional.of("127.0.0.1:" + port), Patience.WORKER)) {
            assertThat(server).isNotNull();
            assertThat(connection.isTestServer()).isTrue();
            assertThat(connection.registerRunAttributes()).isTrue();
            var world = new FakeWorld().wants("All", lane(step("cp-1", "A"), step("cp-1", "B")));
            world.holds("cp-1/A");
            var first = WorkerSetup.newFactory(connection.client(), Optional.empty(), world.activities());
            first.start();
            var request = Example.request("demo", true, false);
            var run = connection
                    .client()
                    .newWorkflowStub(
                            InstallWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(Names.TASK_QUEUE)
                                    .setTypedSearchAttributes(
                                            RunAttributes.atStart(RunKind.INSTALL, request.manifest()))
                                    .setWorkflowId(Names.clusterWorkflow("demo"))
                                    .build());
            WorkflowClient.start(run::install, request);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> world.log.contains("start cp-1/A"));
            first.shutdownNow();
            first.awaitTermination(10, TimeUnit.SECONDS);
            world.open("cp-1/A");
            var second = WorkerSetup.newFactory(connection.client(), Optional.empty(), world.activities());
            second.start();
            assertThat(WorkflowStub.fromTyped(run).getResult(RunStatus.class).state())
                    .isEqualTo(RunState.DONE);
            second.shutdownNow();
            second.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aWorkersCallsWaitForAServerThatIsAwayAndGoOnWhenItIsBack() throws IOException {
        var port = freePort();
        TemporalConnection connection;
        try (var server = TestServer.createPortBoundServer(port)) {
            assertThat(server).isNotNull();
            connection = TemporalConnection.open(environment(), Optional.of("127.0.0.1:" + port), Patience.WORKER);
        }
        try (connection) {
            var answer = CompletableFuture.supplyAsync(() -> connection
                    .client()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(60, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance()));
            // So long that a client which doubles its pauses would sleep for seconds.
            Awaitility.await()
                    .during(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !answer.isDone());
            try (var server = TestServer.createPortBoundServer(port)) {
                assertThat(server).isNotNull();
                assertThat(answer).succeedsWithin(Duration.ofSeconds(3));
            }
        }
    }

    /** An environment in which no profile of this machine shows. */
    private Map<String, String> environment(String... pair) {
        var none = folder.resolve("none.toml").toString();
        return pair.length == 0
                ? Map.of("TEMPORAL_CONFIG_FILE", none)
                : Map.of("TEMPORAL_CONFIG_FILE", none, pair[0], pair[1]);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
