package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.worker.StepCrashes.Moment;
import dev.kubeone.worker.StepCrashes.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole crash matrix of an upgrade of three control planes and three workers: kill -9 at every single step, just
 * before it, in its middle, at its end and just after it; of the worker, and of the Temporal server with its database
 * file. One run for each moment, every step of which is hit once; steps that run side by side share a kill.
 *
 * <p>Each run must end as one that nothing disturbed: every step done, the same state of the hosts, nothing left for a
 * second upgrade. No job may run twice. What a crash costs once the victim is back: see {@link LostTime}.
 */
@Execution(CONCURRENT)
class EveryStepCrashIT {
    private static final double SPEED = 10;

    /** So much later than given to the workers does a step touch its host, as over a network that is far away. */
    private static final int FAR_MS = 300;

    /** So long do the shortest jobs take, that a busy machine sees the middle of each. */
    private static final int SHORTEST_MS = 1500;

    private static final Map<Victim, List<Long>> LOST = new ConcurrentHashMap<>();
    private static String undisturbed;

    @BeforeAll
    static void lookAtAnUndisturbedRun(@TempDir Path folder) throws IOException {
        undisturbed = undisturbed(folder);
    }

    @ParameterizedTest
    @EnumSource
    void theWorkerIsKilled(Moment moment, @TempDir Path folder) throws IOException {
        killed(Victim.WORKER, moment, folder);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENDED")
    void theServerIsKilled(Moment moment, @TempDir Path folder) throws IOException {
        killed(Victim.SERVER, moment, folder);
    }

    @AfterAll
    static void littleTimeWasLost() {
        LOST.forEach((victim, lost) -> LostTime.assertSmall("all kills of the " + victim, lost));
    }

    private static String undisturbed(Path folder) throws IOException {
        try (var site = new Site(folder, SPEED)) {
            install(site, folder);
            var run = site.startUpgrade(wanted());
            assertThat(site.result(run, 300).state()).isEqualTo(RunState.DONE);
            return EndState.of(world(folder));
        }
    }

    private static void killed(Victim victim, Moment moment, Path folder) throws IOException {
        try (var site = new Site(folder, SPEED)) {
            install(site, folder);
            var run = site.startUpgrade(wanted());
            var crashes = new StepCrashes(site, run, victim);
            crashes.at(moment);

            var status = site.result(run, 60);
            var name = victim + " " + moment;
            assertThat(status.state()).as(name + ": " + status.failure()).isEqualTo(RunState.DONE);
            var steps = status.steps().stream().map(StepStatus::id).collect(Collectors.toCollection(TreeSet::new));
            if (moment == Moment.ENDED) {
                steps.removeIf(step -> !UpgradeSteps.isJob(step));
            }
            assertThat(crashes.hit()).as(name + ": steps whose turn it was").isEqualTo(steps);
            site.journals().assertEachJobRanOnce(UpgradeSteps.INSTALLED + UpgradeSteps.UPGRADED);
            assertThat(EndState.of(world(folder))).as(name).isEqualTo(undisturbed);
            var history = site.client().fetchHistory(run.getWorkflowId(), run.getRunId());
            var lost = new LostTime(history.getEvents(), site.logs(status)).of(crashes.crashes());
            var jobs = steps.stream().filter(UpgradeSteps::isJob).count();
            var inTime = crashes.inTime(moment, status);
            System.err.printf(
                    "%s: %d steps, %d kills, %d of %d jobs hit at that very moment%n",
                    name, steps.size(), crashes.crashes().size(), inTime, jobs);
            assertThat(inTime)
                    .as(name + ": jobs hit at that very moment, of " + jobs)
                    .isGreaterThanOrEqualTo(jobs * 9 / 10);
            LostTime.print(name, lost);
            site.keepHistory(run, ("upgrade-" + victim + "-killed-" + moment).toLowerCase(Locale.ROOT));
            assertThat(site.result(site.startUpgrade(wanted()), 60).state()).isEqualTo(RunState.NOTHING_TO_DO);
            LOST.computeIfAbsent(victim, none -> new CopyOnWriteArrayList<>()).addAll(lost);
        }
    }

    private static void install(Site site, Path folder) throws IOException {
        site.startWorker();
        var run = site.start(ExampleCluster.named("demo", "1.33.13", 3));
        assertThat(site.result(run, 180).state()).isEqualTo(RunState.DONE);
        var faults = Files.createDirectories(folder.resolve("state/simulated/faults"));
        for (var place : List.of("cluster", "cp-1", "cp-2", "cp-3", "w-1", "w-2", "w-3")) {
            Files.writeString(
                    faults.resolve(place + ".yaml"),
                    "reachedAfterMs: " + FAR_MS + "\natLeastMs: " + SHORTEST_MS + "\n");
        }
    }

    private static Path world(Path folder) {
        return folder.resolve("state/simulated");
    }

    private static KubeOneCluster wanted() {
        return ExampleCluster.named("demo", "1.34.4", 3);
    }
}
