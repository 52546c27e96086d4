package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.Samples;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.server.Server;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.orchestration.UpgradeWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty people upgrade the same cluster at once: one of them does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class TwentyStartsTest {
    private static final int STARTS = 20;

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final ScriptedCluster cluster = new ScriptedCluster();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        cluster.letStepsGo();
        temporal.close();
    }

    @Test
    void oneUpgradesAndNineteenAreToldWhoHoldsTheClusterSinceWhenAndAtWhichStep() throws Exception {
        startWorker();
        cluster.plans(Samples.oneBatch());
        cluster.holdSteps();
        var people = Executors.newFixedThreadPool(STARTS);
        try {
            var together = new CyclicBarrier(STARTS);
            var said = new ArrayList<Future<Said>>();
            for (var n = 1; n <= STARTS; n++) {
                var desk = "desk-" + n;
                said.add(people.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    return startUpgrade(desk);
                }));
            }
            var all = new ArrayList<Said>();
            for (var each : said) {
                all.add(each.get(50, TimeUnit.SECONDS));
            }

            assertThat(all).extracting(Said::exitCode).containsOnly(0, 22);
            assertThat(all)
                    .filteredOn(each -> each.exitCode() == 0)
                    .singleElement()
                    .satisfies(winner -> assertThat(all)
                            .filteredOn(each -> each.exitCode() == 22)
                            .hasSize(STARTS - 1)
                            .allSatisfy(each -> assertThat(each.error())
                                    .containsPattern(
                                            "error: prod is held by another run: Upgrade prod .*, started by \\S+@"
                                                    + winner.desk() + " at \\d{4}-\\d\\d-\\d\\d \\S+.* \\(.* ago\\)")
                                    .contains("  state:     ", "kubeone-client watch prod", "no second run was started")
                                    .doesNotContain("not known")));
        } finally {
            people.shutdownNow();
        }

        // Whoever comes when a step runs is told which.
        Awaitility.await("the refusal to name the step")
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> startUpgrade("late").error(), error -> error.contains("running, 0%, waiting for w-1: "));
        assertThat(cluster.ran).isEmpty();
    }

    private void startWorker() throws IOException {
        Files.writeString(folder.resolve("kubeone.yaml"), CommandsTest.MANIFEST);
        var worker = temporal.newWorker(Names.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(UpgradeWorkflowImpl.class);
        worker.registerActivitiesImplementations(cluster, cluster.steps());
        temporal.start();
    }

    private Said startUpgrade(String desk) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var around = new Surroundings(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                false,
                Map.of("HOSTNAME", desk),
                folder,
                Clock.systemUTC());
        var code = Program.run(new String[] {"start-upgrade", "-y", "--detach"}, around, (flags, purpose) -> server());
        // Surefire keeps it with the test; without it a wrong exit code has no reason.
        System.out.println(desk + " → " + code + "\n" + out.toString(UTF_8) + err.toString(UTF_8));
        return new Said(desk, code, err.toString(UTF_8));
    }

    // Each command closes its connection; the environment's own must stay open.
    private Server server() {
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(temporal.getWorkflowServiceStubs().getRawChannel())
                .build());
        return new Server(WorkflowClient.newInstance(stubs), "test", "http://ui/", false);
    }

    private record Said(String desk, int exitCode, String error) {}
}
