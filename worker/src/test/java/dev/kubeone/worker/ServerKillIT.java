package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKillIT {
    @Test
    void aRunGoesOnWhenItsServerIsKilledAndStartedAgain(@TempDir Path folder) {
        try (var site = new Site(folder, 10)) {
            var manifest = ExampleCluster.named("demo");
            site.startWorker();
            var run = site.start(manifest);
            var tail = site.tail(run);
            while (!tail.completed().contains("InstallContainerd")) {
                assertThat(tail.over()).as("the run ended before its middle").isFalse();
            }

            site.server().kill();
            site.server().start();

            assertThat(site.result(run, 150).state()).isEqualTo(RunState.DONE);
            site.journals().assertEachJobRanOnce(InstallSimulatedIT.JOBS);
            site.keepHistory(run, "server-killed");
        }
    }
}
