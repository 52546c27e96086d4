package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The worker is killed (kill -9) within an upgrade over two minor releases, and started again at once. */
@Execution(CONCURRENT)
class UpgradeOverTwoReleasesIT {
    /**
     * What an upgrade over two releases starts beside that over one: each is found on each host; to the first, three to fetch
     * and kubeadm on each control plane.
     */
    private static final int THROUGH_ANOTHER = 6 * 2 + 3 * 4;

    /** The worker dies when the first control plane has come to each of two releases, and again right after that. */
    @Test
    void killedInTheMiddleOfEachReleaseOnTheWay(@TempDir Path folder) {
        try (var site = new Site(folder, 25)) {
            install(site);
            var wanted = ExampleCluster.named("demo", "1.35.1", 3);
            var run = site.startUpgrade(wanted);
            var tail = site.tail(run);
            var applied = 0;
            while (!tail.over()) {
                var ended = tail.completed();
                var now = ended.contains("KubeadmUpgradeApply");
                applied += now ? 1 : 0;
                if ((now || ended.contains("KubeadmUpgradeNode")) && !tail.over()) {
                    site.replaceWorker();
                }
            }
            var status = site.result(run, 300);
            assertThat(status.state()).as(String.valueOf(status.failure())).isEqualTo(RunState.DONE);
            assertThat(applied).isEqualTo(2);
            site.journals().assertEachJobRanOnce(UpgradeSteps.INSTALLED + THROUGH_ANOTHER + UpgradeSteps.UPGRADED);
            site.keepHistory(run, "upgrade-over-two-releases");
            assertThat(site.result(site.startUpgrade(wanted), 60).state()).isEqualTo(RunState.NOTHING_TO_DO);
        }
    }

    private static void install(Site site) {
        site.startWorker();
        var run = site.start(ExampleCluster.named("demo", "1.33.13", 3));
        assertThat(site.result(run, 180).state()).isEqualTo(RunState.DONE);
    }
}
