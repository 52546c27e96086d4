package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.messages.DecisionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells over a real webhook that is away at first, with a worker that dies before it is back. */
class NoticesIT {
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;
    private HttpServer hook;

    @BeforeEach
    void listen() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var json = JsonMapper.builder().build();
        hook.createContext("/", exchange -> {
            var body = json.readTree(exchange.getRequestBody());
            if (away) {
                refused.incrementAndGet();
            } else {
                taken.add(body);
            }
            exchange.sendResponseHeaders(away ? 503 : 204, -1);
            exchange.close();
        });
        hook.start();
    }

    @AfterEach
    void hangUp() {
        hook.stop(0);
    }

    @Test
    void aRunThatWaitsForAPersonSaysSoOnceAlthoughTheWebhookWasAwayAndTheWorkerDied(@TempDir Path folder)
            throws IOException {
        away = true;
        var fault = Files.createDirectories(folder.resolve("state/simulated/faults"))
                .resolve("w-1.yaml");
        Files.writeString(fault, "failing:\n  PrepareOs: {text: the disk is broken}\n");
        try (var site = new Site(folder, 40, environment())) {
            site.startWorker();
            var run = site.start(ExampleCluster.named("demo", "1.34.4", 1));
            Awaitility.await("a try").atMost(Duration.ofMinutes(2)).until(() -> refused.get() > 0);
            site.replaceWorker();
            away = false;

            Awaitility.await("the notice").atMost(Duration.ofMinutes(1)).until(() -> !taken.isEmpty());
            var notice = taken.get(0);
            assertThat(notice.path("event").asText()).isEqualTo("waiting");
            assertThat(notice.path("cluster").asText()).isEqualTo("demo");
            assertThat(notice.path("runId").asText()).isEqualTo(run.getRunId());
            assertThat(notice.path("what").asText()).contains("w-1", "the disk is broken");
            assertThat(notice.path("next").asText()).isEqualTo("kubeone-client status demo");

            Files.delete(fault);
            site.client()
                    .newWorkflowStub(InstallWorkflow.class, run.getWorkflowId())
                    .retry(new DecisionRequest("", "bob@desk", ""));
            assertThat(site.result(run, 180).state()).isEqualTo(RunState.DONE);
            assertThat(taken).as("an install that ends well is no news").hasSize(1);
        }
    }

    @Test
    void nobodyTakingANoticeHoldsNoRunForLong(@TempDir Path folder) throws IOException {
        away = true;
        Files.writeString(
                Files.createDirectories(folder.resolve("state/simulated/faults"))
                        .resolve("w-1.yaml"),
                "unreachableUntil: " + Long.MAX_VALUE + "\n");
        try (var site = new Site(folder, 40, environment())) {
            site.startWorker();
            var run = site.start(ExampleCluster.named("demo", "1.34.4", 1));

            assertThat(site.result(run, 150).state()).isEqualTo(RunState.REFUSED);
            assertThat(refused.get()).isPositive();
        }
    }

    private Map<String, String> environment() {
        var address = "http://127.0.0.1:" + hook.getAddress().getPort() + "/";
        return Map.of("KUBEONE_WEBHOOK_URL", address, "KUBEONE_WEBHOOK_SECRET", "shared");
    }
}
