package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.DecisionRequest;
import io.temporal.api.common.v1.WorkflowExecution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates of the manifest through the whole line: the shop that is asked is a real HTTP server, hosts are models. */
class GatesSimulatedIT {
    private static final String BROKEN_JOB = """
            failing:
              job default/smoke: {text: "BackoffLimitExceeded: the smoke test says no"}
            """;

    private final AtomicInteger answer = new AtomicInteger(200);

    @Test
    void whatBreaksAfterTheFirstBatchKeepsTheSecondFromBeginning(@TempDir Path folder) throws IOException {
        var shop = shop();
        try (var site = new Site(folder, 40)) {
            site.startWorker();
            assertThat(site.result(site.start(ExampleCluster.named("demo", "1.33.13", 2)), 180)
                            .state())
                    .isEqualTo(RunState.DONE);

            var run = site.startUpgrade(
                    wanted("http://127.0.0.1:" + shop.getAddress().getPort() + "/healthz"));
            await(
                    site,
                    run,
                    status -> !status.steps().isEmpty()
                            && step(status, "w-1/DrainNode").state() != StepState.PENDING);
            answer.set(503);
            var stopped = await(site, run, status -> status.state() == RunState.NEEDS_ATTENTION);

            var gate = step(stopped, "cluster/CheckHttp/shop/batch-1");
            assertThat(gate.state()).isEqualTo(StepState.PARKED);
            assertThat(gate.failure().why())
                    .matches("gate shop: http://127.0.0.1:\\d+/healthz answers 503, not 200, since \\S+Z after 8 s");
            assertThat(stopped.waitingFor())
                    .contains("retry, skip or cancel", "check that shop answers", "answers 503");
            assertThat(stopped.steps())
                    .filteredOn(step -> step.host().equals("w-2") && step.name().equals("DrainNode"))
                    .hasSize(1)
                    .allMatch(step -> step.state() == StepState.PENDING);

            answer.set(200);
            decide(site, run, "retry");
            Files.createDirectories(folder.resolve("state/simulated/faults"));
            Files.writeString(folder.resolve("state/simulated/faults/cluster.yaml"), BROKEN_JOB);
            var again = await(
                    site,
                    run,
                    status -> status.state() == RunState.NEEDS_ATTENTION
                            && step(status, "cluster/CheckHttp/shop/batch-1").state() == StepState.DONE);
            assertThat(again.steps())
                    .filteredOn(step -> step.state() == StepState.PARKED)
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.name()).isEqualTo("CheckJob");
                        assertThat(step.failure().why()).contains("gate smoke: Job default/", "the smoke test says no");
                    });
            Files.delete(folder.resolve("state/simulated/faults/cluster.yaml"));
            decide(site, run, "retry");

            var ended = site.result(run, 120);
            assertThat(ended.state()).as(String.valueOf(ended.failure())).isEqualTo(RunState.DONE);
            assertThat(ended.steps()).allMatch(step -> step.state() == StepState.DONE);
            site.keepHistory(run, "upgrade-with-gates");
        } finally {
            shop.stop(0);
        }
    }

    private HttpServer shop() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The service is asked through the simulated API, the shop over loopback. */
    private static KubeOneCluster wanted(String shop) {
        var gates = new UpgradeGates(
                2,
                1,
                8,
                List.of(
                        new UpgradeGates.Http("shop", shop, 200),
                        new UpgradeGates.Http("inside", "http://web.shop.svc:8080/ready", 200)),
                List.of(new UpgradeGates.Job("smoke", "default", "smoke")));
        var policy = new UpgradePolicy(List.of(), "1", false, "0", List.of(), List.of(), gates, 0);
        return ExampleCluster.named("demo", "1.34.4", 2)
                .varied()
                .upgrade(policy)
                .made();
    }

    private static void decide(Site site, WorkflowExecution run, String verb) {
        site.client()
                .newUntypedWorkflowStub(run.getWorkflowId())
                .update(verb, Answer.class, new DecisionRequest("", "tester@test", ""));
    }

    private static RunStatus await(Site site, WorkflowExecution run, java.util.function.Predicate<RunStatus> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> site.status(run), wanted);
    }

    private static StepStatus step(RunStatus status, String id) {
        return status.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + id + " in "
                        + status.steps().stream().map(StepStatus::id).toList()));
    }
}
