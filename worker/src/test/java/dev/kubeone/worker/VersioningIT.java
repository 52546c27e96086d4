package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.contract.Names;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A newer build of the worker takes over while an upgrade runs, as docs/production.md describes it. */
@Execution(CONCURRENT)
class VersioningIT {
    @Test
    void aRunEndsOnTheBuildItBeganWithAndTheNextGoesToTheCurrentOne(@TempDir Path folder) {
        try (var site = new Site(folder, 25)) {
            site.startWorker(Map.of("KUBEONE_BUILD_ID", "1.0.0"));
            site.awaitWorker();
            var old = site.keepWorker();
            var before = site.start(ExampleCluster.named("demo", "1.33.13", 1));
            Awaitility.await("nothing to happen while no build is the current one")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !begun(site, before));
            assertThat(site.workerLog())
                    .content()
                    .contains("temporal worker deployment set-current-version"
                            + " --deployment-name kubeone --build-id 1.0.0");
            makeCurrent(site, folder, "1.0.0");
            assertThat(site.result(before, 120).state()).isEqualTo(RunState.DONE);

            var upgrade = site.startUpgrade(ExampleCluster.named("demo", "1.34.4", 1));
            var tail = site.tail(upgrade);
            while (!tail.completed().contains("KubeadmUpgradeApply")) {
                assertThat(tail.over())
                        .as("the upgrade ended before its middle")
                        .isFalse();
            }
            site.startWorker(Map.of("KUBEONE_BUILD_ID", "1.1.0"));
            site.awaitWorker();
            makeCurrent(site, folder, "1.1.0");
            assertThat(site.status(upgrade).state()).as("asked in the middle").isEqualTo(RunState.RUNNING);
            assertThat(site.result(upgrade, 180).state()).isEqualTo(RunState.DONE);
            assertThat(builds(site, upgrade)).containsOnly("1.0.0");
            assertThat(hands(site, upgrade)).allMatch(hand -> hand.startsWith(old.pid() + "@"));

            var next = site.startUpgrade(ExampleCluster.named("demo", "1.34.4", 1));
            assertThat(site.result(next, 60).state()).isEqualTo(RunState.NOTHING_TO_DO);
            assertThat(builds(site, next)).containsOnly("1.1.0");

            Processes.kill(old);
            var schedule = Firings.schedule(site, ExampleCluster.named("demo", "1.34.4", 1));
            Firings.await(site, 1);
            schedule.delete();
            assertThat(Firings.results(site)).containsOnly("nothing to do");
            assertThat(builds(site, Firings.latestRun(site))).containsOnly("1.1.0");
        }
    }

    /** What docs/production.md tells an operator to type. */
    private static void makeCurrent(Site site, Path folder, String build) {
        Awaitility.await("the server to know build " + build)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> site.server()
                                .temporal(
                                        folder,
                                        "worker",
                                        "deployment",
                                        "set-current-version",
                                        "--deployment-name",
                                        Names.TASK_QUEUE,
                                        "--build-id",
                                        build,
                                        "--yes")
                        != null);
    }

    private static boolean begun(Site site, WorkflowExecution run) {
        return events(site, run).anyMatch(HistoryEvent::hasWorkflowTaskStartedEventAttributes);
    }

    /** Builds that told what a run does next. */
    private static List<String> builds(Site site, WorkflowExecution run) {
        return events(site, run)
                .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
                .map(HistoryEvent::getWorkflowTaskCompletedEventAttributes)
                .peek(task -> assertThat(task.getVersioningBehavior())
                        .isEqualTo(VersioningBehavior.VERSIONING_BEHAVIOR_PINNED))
                .map(task -> task.getDeploymentVersion().getBuildId())
                .toList();
    }

    /** Processes that carried out its activities. */
    private static List<String> hands(Site site, WorkflowExecution run) {
        return events(site, run)
                .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
                .map(event -> event.getActivityTaskStartedEventAttributes().getIdentity())
                .toList();
    }

    private static Stream<HistoryEvent> events(Site site, WorkflowExecution run) {
        return site.client().fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents().stream();
    }
}
