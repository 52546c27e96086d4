package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.simulation.ExampleCluster;
import io.temporal.api.common.v1.WorkflowExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Five workers in batches of one, two and two; a workload breaks while the second batch is worked on. */
@Execution(CONCURRENT)
class RegressionAtBatchTwoIT {
    private static final String BROKEN = """
            failing:
              deployment kube-system/metrics-server: {}
            """;

    @Test
    void theThirdBatchNeverBeginsWhileAWorkloadIsBroken(@TempDir Path folder) throws IOException {
        try (var site = new Site(folder, 40)) {
            site.startWorker();
            var before = ExampleCluster.named("demo", "1.33.13", 5);
            assertThat(site.result(site.start(before), 180).state()).isEqualTo(RunState.DONE);
            var run = site.startUpgrade(wanted());
            Predicate<RunStatus> second = status -> state(status, "w-2/KubeadmUpgradeNode") == StepState.DONE;
            await(site, run, second);

            var faults = Files.createDirectories(folder.resolve("state/simulated/faults"));
            Files.writeString(faults.resolve("cluster.yaml"), BROKEN);
            var held = await(
                    site,
                    run,
                    status -> status.waitingFor().contains("workloads")
                            || state(status, "cluster/CheckWorkloads/batch-2") == StepState.RUNNING);
            assertThat(state(held, "cluster/CheckWorkloads/batch-1")).isEqualTo(StepState.DONE);

            // Three looks in a row that found everything well would be over long before.
            var later = Awaitility.await("the gate to hold for longer than it takes to pass")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> site.journals().lines(), lines -> gateHeldMs(site.status(run)) > 15_000);
            assertThat(later.get("w-4_192.0.2.17")).noneMatch(line -> line.contains("KubeadmUpgradeNode"));
            assertThat(later.get("w-5_192.0.2.18")).noneMatch(line -> line.contains("KubeadmUpgradeNode"));
            assertThat(site.status(run).steps())
                    .filteredOn(step -> List.of("w-4", "w-5").contains(step.host()))
                    .filteredOn(
                            step -> List.of("DrainNode", "KubeadmUpgradeNode").contains(step.name()))
                    .hasSize(4)
                    .allMatch(step -> step.state() == StepState.PENDING);

            Files.delete(faults.resolve("cluster.yaml"));
            var ended = site.result(run, 180);
            assertThat(ended.state()).as(String.valueOf(ended.failure())).isEqualTo(RunState.DONE);
            site.keepHistory(run, "upgrade-held-at-batch-two");
        }
    }

    private static long gateHeldMs(RunStatus status) {
        return status.steps().stream()
                .filter(step -> step.id().equals("cluster/CheckWorkloads/batch-2"))
                .filter(step -> step.state() == StepState.RUNNING)
                .mapToLong(step -> System.currentTimeMillis() - step.startedAtMs())
                .findFirst()
                .orElse(0);
    }

    private static StepState state(RunStatus status, String id) {
        return status.steps().stream()
                .filter(step -> step.id().equals(id))
                .map(step -> step.state())
                .findFirst()
                .orElse(StepState.PENDING);
    }

    private static RunStatus await(Site site, WorkflowExecution run, Predicate<RunStatus> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> site.status(run), wanted);
    }

    /** The canary, then two at a time. */
    private static KubeOneCluster wanted() {
        var policy = new UpgradePolicy(List.of(), "2", false, "1", List.of(), List.of());
        return ExampleCluster.named("demo", "1.34.4", 5)
                .varied()
                .upgrade(policy)
                .made();
    }
}
