package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import dev.kubeone.simulation.ExampleCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line, only the hosts are models. */
class InstallSimulatedIT {
    /**
     * Jobs on hosts of an install of three control planes and a worker: five to prepare each, four memberships, four
     * records, four checks.
     */
    static final int JOBS = 4 * 5 + 4 + 4 + 4;

    @Test
    void anInstallEndsDoneAndASecondFindsNothingToDo(@TempDir Path folder) {
        try (var site = new Site(folder, 20)) {
            var manifest = ExampleCluster.named("demo");
            site.startWorker();
            var run = site.start(manifest);

            var status = site.result(run, 90);

            assertThat(status.state()).as(String.valueOf(status.failure())).isEqualTo(RunState.DONE);
            assertThat(status.simulated()).isTrue();
            assertThat(status.steps()).allMatch(step -> step.state() == StepState.DONE);
            site.journals().assertEachJobRanOnce(JOBS);
            site.keepHistory(run, "simulated-install");
            assertThat(site.secondRun(manifest)).isEqualTo(RunState.NOTHING_TO_DO);
        }
    }
}
