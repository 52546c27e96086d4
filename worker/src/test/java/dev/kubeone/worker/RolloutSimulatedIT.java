package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import dev.kubeone.simulation.ExampleCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in batches through the whole line; only the hosts are models. */
class RolloutSimulatedIT {
    private static final String BROKEN = """
            failing:
              UpgradeKubelet: {text: the disk is broken}
            """;

    @Test
    void aWorkerThatFailsIsLeftOutAndALaterRunFinishesIt(@TempDir Path folder) throws IOException {
        try (var site = new Site(folder, 40)) {
            site.startWorker();
            var before = ExampleCluster.named("demo", "1.33.13", 5);
            assertThat(site.result(site.start(before), 180).state()).isEqualTo(RunState.DONE);
            var wanted = wanted();
            var fault = folder.resolve("state/simulated/faults/w-3.yaml");
            Files.createDirectories(fault.getParent());
            Files.writeString(fault, BROKEN);

            var run = site.startUpgrade(wanted);
            var status = site.result(run, 300);

            assertThat(status.state()).as(String.valueOf(status.failure())).isEqualTo(RunState.DONE_IN_PART);
            assertThat(status.failure().kind()).isEqualTo(FailureKind.DONE_IN_PART);
            assertThat(status.failure().why())
                    .startsWith("left out, to be mended: w-3 (")
                    .contains("the disk is broken");
            assertThat(status.steps())
                    .filteredOn(step -> step.state() == StepState.SKIPPED)
                    .isNotEmpty()
                    .allMatch(step -> step.host().equals("w-3"));
            site.keepHistory(run, "upgrade-with-a-worker-left-out");

            Files.delete(fault);
            assertThat(site.result(site.startUpgrade(wanted), 120).state()).isEqualTo(RunState.DONE);
            assertThat(site.result(site.startUpgrade(wanted), 60).state()).isEqualTo(RunState.NOTHING_TO_DO);
        }
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
