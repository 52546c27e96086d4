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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The worker is killed (kill -9) where it hurts, again and again within one run, and started again at once. The run must
 * end, and no job on a host may run twice.
 *
 * <p>Each kind of step is hit once at its end and once in its middle; kinds that end together share a kill. {@code
 * -Dkubeone.crash=all} kills at every single end of a step instead, which takes minutes.
 */
@Execution(CONCURRENT)
class CrashMatrixIT {
    private static final boolean ALL = "all".equals(System.getProperty("kubeone.crash"));

    /** Steps that are jobs on hosts, so that they have a middle that the ledger shows. */
    private static final Set<String> JOBS = Set.of(
            "PrepareOs",
            "ConfigureRepositories",
            "InstallContainerd",
            "InstallKubernetes",
            "PullImages",
            "KubeadmInit",
            "JoinControlPlane",
            "JoinWorker",
            "RecordFiles",
            "CheckPodNetwork");

    /** Steps that only a manifest with certificates, credentials or features of the API server plans. */
    private static final Set<String> OF_OTHER_MANIFESTS = Set.of(
            "TrustCertificates",
            "PublishCertificates",
            "PublishCredentials",
            "ConfigureApiServer",
            "EncryptSecrets",
            "CheckControlPlane");

    @Test
    void killedWheneverAKindOfStepEnds(@TempDir Path folder) {
        try (var site = new Site(folder, 25)) {
            var steps = Sequences.of(RunKind.INSTALL)
                    .steps()
                    .map(Step::name)
                    .filter(name -> !OF_OTHER_MANIFESTS.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            var run = start(site);
            var tail = site.tail(run);
            var hit = new TreeSet<String>();
            while (!tail.over()) {
                var ended = tail.completed().stream().filter(steps::contains).toList();
                if ((hit.addAll(ended) || (ALL && !ended.isEmpty())) && !tail.over()) {
                    site.replaceWorker();
                }
            }
            assertThat(hit).isEqualTo(steps);
            assertWhole(site, run, "killed-at-step-ends");
        }
    }

    @Test
    void killedInTheMiddleOfEveryKindOfJob(@TempDir Path folder) {
        try (var site = new Site(folder, 5)) {
            var run = start(site);
            var hit = new TreeSet<String>();
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!hit.equals(new TreeSet<>(JOBS))) {
                assertThat(System.nanoTime()).as("jobs hit so far: " + hit).isLessThan(deadline);
                if (hit.addAll(site.journals().runningNow())) {
                    site.replaceWorker();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
            }
            assertWhole(site, run, "killed-in-the-middle");
        }
    }

    private static WorkflowExecution start(Site site) {
        site.startWorker();
        return site.start(ExampleCluster.named("demo"));
    }

    private static void assertWhole(Site site, WorkflowExecution run, String name) {
        assertThat(site.result(run, 120).state()).isEqualTo(RunState.DONE);
        site.journals().assertEachJobRanOnce(InstallSimulatedIT.JOBS);
        site.keepHistory(run, name);
        assertThat(site.secondRun(ExampleCluster.named("demo"))).isEqualTo(RunState.NOTHING_TO_DO);
    }
}
