package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.step.Step;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import io.temporal.api.common.v1.WorkflowExecution;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The worker is killed (kill -9) again and again within one upgrade of three control planes and three workers, and
 * started again at once. The run must end, and no job on a host may run twice.
 *
 * <p>Each kind of step is hit once at its end and once in its middle; {@link EveryStepCrashIT} hits every single one.
 */
@Execution(CONCURRENT)
class UpgradeCrashMatrixIT {
    /** Beside that, over two releases: both are found on each host; to the first, three to fetch and kubeadm on each control plane. */
    private static final int THROUGH_ANOTHER = 6 * 2 + 3 * 4;

    @Test
    void killedWheneverAKindOfStepEnds(@TempDir Path folder) {
        try (var site = new Site(folder, 25)) {
            install(site);
            var steps = Sequences.of(RunKind.UPGRADE)
                    .steps()
                    .map(Step::name)
                    // of an upgrade over several releases, or with gates in its manifest, alone
                    .filter(name ->
                            !List.of("FindVersion", "CheckHttp", "CheckJob").contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            var run = site.startUpgrade(ExampleCluster.named("demo", "1.34.4", 3));
            var tail = site.tail(run);
            var hit = new TreeSet<String>();
            while (!tail.over()) {
                var ended = tail.completed().stream().filter(steps::contains).toList();
                if (hit.addAll(ended) && !tail.over()) {
                    site.replaceWorker();
                }
            }
            assertThat(hit).isEqualTo(steps);
            assertWhole(site, run, "upgrade-killed-at-step-ends");
        }
    }

    @Test
    void killedInTheMiddleOfEveryKindOfJob(@TempDir Path folder) {
        try (var site = new Site(folder, 10)) {
            install(site);
            var run = site.startUpgrade(ExampleCluster.named("demo", "1.34.4", 3));
            var hit = new TreeSet<String>();
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!hit.equals(new TreeSet<>(UpgradeSteps.JOBS))) {
                assertThat(System.nanoTime()).as("jobs hit so far: " + hit).isLessThan(deadline);
                if (hit.addAll(site.journals().runningNow())) {
                    site.replaceWorker();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
            }
            assertWhole(site, run, "upgrade-killed-in-the-middle");
        }
    }

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

    private static void assertWhole(Site site, WorkflowExecution run, String name) {
        var status = site.result(run, 240);
        assertThat(status.state()).as(String.valueOf(status.failure())).isEqualTo(RunState.DONE);
        site.journals().assertEachJobRanOnce(UpgradeSteps.INSTALLED + UpgradeSteps.UPGRADED);
        site.keepHistory(run, name);
        var again = site.startUpgrade(ExampleCluster.named("demo", "1.34.4", 3));
        assertThat(site.result(again, 60).state()).isEqualTo(RunState.NOTHING_TO_DO);
    }
}
