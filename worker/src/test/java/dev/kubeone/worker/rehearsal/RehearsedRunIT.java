package dev.kubeone.worker.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.MaintenanceWindow;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.model.rehearsal.Rehearsal.Question;
import dev.kubeone.model.rehearsal.Rehearsal.WaitKind;
import dev.kubeone.model.rehearsal.RehearsedStage;
import dev.kubeone.model.rehearsal.RehearsedStep;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.simulation.SimulatedWorld;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.ApproveEach;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.RehearsalOrder;
import dev.kubeone.workflows.messages.RehearsalRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals of three control planes and three workers; a whole server with a time that is skipped. */
class RehearsedRunIT {
    private static final Instant SATURDAY_NOON = Instant.parse("2027-03-06T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void anUpgradeIsToldInItsOrderWithItsGatesInSeconds() {
        var began = System.nanoTime();

        var rehearsal = rehearse(RunKind.UPGRADE, cluster(), "1.33.13", List.of(), Map.of(), RunOptions.NONE);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
        assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
        assertThat(rehearsal.from()).isEqualTo("1.33.13");
        assertThat(rehearsal.startsAtMs())
                .isBetween(
                        SATURDAY_NOON.toEpochMilli(),
                        SATURDAY_NOON.plusSeconds(20).toEpochMilli());
        assertThat(rehearsal.stages())
                .extracting(RehearsedStage::title)
                .containsExactly(
                        "Fetch 1.34.4 on all hosts, keep a snapshot",
                        "Upgrade control plane cp-1",
                        "Upgrade control plane cp-2",
                        "Upgrade control plane cp-3",
                        "Upgrade the kubelet of control plane cp-1",
                        "Upgrade the kubelet of control plane cp-2",
                        "Upgrade the kubelet of control plane cp-3",
                        "Upgrade workers, batch 1 of 3",
                        "Check workloads after batch 1 of 3",
                        "Upgrade workers, batch 2 of 3",
                        "Check workloads after batch 2 of 3",
                        "Upgrade workers, batch 3 of 3",
                        "Check workloads after batch 3 of 3",
                        "Check the cluster");
        assertThat(rehearsal.stages())
                .flatExtracting(RehearsedStage::steps)
                .allMatch(step -> step.state() == StepState.DONE && step.endedAtMs() >= step.startedAtMs());
        assertThat(rehearsal.waits()).extracting(Rehearsal.Wait::kind).containsOnly(WaitKind.GATE);
        assertThat(rehearsal.waits())
                .anySatisfy(wait -> assertThat(wait.what()).contains("check that workloads are available"));
        assertThat(rehearsal.questions()).extracting(Question::asks).containsExactly("approval of the plan");
        // Its models' control planes take more than half a minute each, one after another.
        assertThat(rehearsal.durationMs()).isBetween(minutes(3), minutes(30));
        assertThat(rehearsal.windowMs()).isZero();
    }

    @Test
    void aBudgetWithoutRoomIsWaitedForOnTheWholeLadderAndThenAPersonIsAsked() {
        var rehearsal = rehearse(RunKind.UPGRADE, cluster(), "1.33.13", List.of("w-1"), Map.of(), RunOptions.NONE);

        assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
        assertThat(rehearsal.questions()).hasSize(2).last().satisfies(question -> {
            assertThat(question.asks())
                    .startsWith("w-1: drain the node: ")
                    .contains("budget assumed/budget has no room");
            assertThat(question.answer()).contains("make room").contains("force demo --step w-1/DrainNode");
            assertThat(question.assumed()).isEqualTo("mended, then retry");
        });
        var drain = step(rehearsal, "w-1/DrainNode");
        var patience = cluster().drain();
        assertThat(drain.endedAtMs() - drain.startedAtMs())
                .isGreaterThan(1000L * (patience.waitSeconds() + patience.notifySeconds() + patience.retrySeconds()));
        assertThat(step(rehearsal, "w-2/DrainNode").startedAtMs()).isGreaterThan(drain.endedAtMs());
    }

    @Test
    void aWorkerThatTheFailureBudgetCoversIsLeftOutAsInTheRealRun() {
        var rehearsal = rehearse(RunKind.UPGRADE, cluster(), "1.33.13", List.of("w-3"), Map.of(), RunOptions.NONE);

        assertThat(rehearsal.end()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(rehearsal.failure().why()).contains("left out, to be mended: w-3", "assumed/budget");
        assertThat(rehearsal.questions()).hasSize(1);
        assertThat(step(rehearsal, "w-3/UpgradeKubelet").state()).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void aMaintenanceWindowIsWaitedForWithSkippedTimeAndEachBatchIsApproved() {
        var window = new MaintenanceWindow(List.of("sunday"), "02:00", "04:00", "UTC");
        var policy = new UpgradePolicy(List.of(), "2", false, "0", List.of(), List.of(window));
        var manifest = cluster().varied().upgrade(policy).made();

        var rehearsal = rehearse(
                RunKind.UPGRADE,
                manifest,
                "1.33.13",
                List.of(),
                Map.of(),
                RunOptions.NONE.withApproveEach(List.of(ApproveEach.BATCH)));

        assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
        var windows = rehearsal.waits().stream()
                .filter(wait -> wait.kind() == WaitKind.WINDOW)
                .toList();
        assertThat(windows).hasSize(1);
        assertThat(windows.get(0).what()).isEqualTo("a maintenance window, before: Upgrade control plane cp-1");
        assertThat(Instant.ofEpochMilli(windows.get(0).untilMs()))
                .isBetween(Instant.parse("2027-03-07T02:00:00Z"), Instant.parse("2027-03-07T02:00:05Z"));
        assertThat(rehearsal.windowMs()).isGreaterThan(Duration.ofHours(13).toMillis());
        assertThat(rehearsal.workMs()).isLessThan(minutes(30));
        assertThat(rehearsal.questions())
                .extracting(Question::asks)
                .containsExactly(
                        "approval of the plan",
                        "approval: Upgrade workers, batch 1 of 2",
                        "approval: Upgrade workers, batch 2 of 2");
    }

    /** The URL is one that nobody answers: a rehearsal asks nothing outside of itself. */
    @Test
    void gatesOfTheManifestAreAmongTheWaits() {
        var gates = new UpgradeGates(
                3,
                5,
                600,
                List.of(new UpgradeGates.Http("shop", "http://127.0.0.1:1/healthz", 204)),
                List.of(new UpgradeGates.Job("smoke", "default", "smoke")));
        var policy = new UpgradePolicy(List.of(), "2", false, "0", List.of(), List.of(), gates, 0);

        var rehearsal = rehearse(
                RunKind.UPGRADE,
                cluster().varied().upgrade(policy).made(),
                "1.33.13",
                List.of(),
                Map.of(),
                RunOptions.NONE);

        assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
        assertThat(rehearsal.waits())
                .extracting(Rehearsal.Wait::what)
                .contains(
                        "cluster: check that shop answers, in: Check the manifest's gates before anything moves",
                        "cluster: run Job smoke, in: Check workloads after batch 2 of 2");
        assertThat(took(rehearsal, "cluster/CheckHttp/shop/batch-1")).isBetween(10_000L, 20_000L);
    }

    @Test
    void stepsTakeAsLongAsTheyUsuallyDoOnTheCluster() {
        var usual = Map.of("KubeadmUpgradeApply", minutes(7), "CheckComponents", minutes(3), "UpgradeKubelet", 2000L);

        var rehearsal = rehearse(RunKind.UPGRADE, cluster(), "1.33.13", List.of(), usual, RunOptions.NONE);

        assertThat(took(rehearsal, "cp-1/KubeadmUpgradeApply")).isBetween(minutes(7), minutes(8));
        assertThat(took(rehearsal, "cluster/CheckComponents")).isBetween(minutes(3), minutes(4));
        assertThat(took(rehearsal, "w-1/UpgradeKubelet")).isLessThan(15_000);
    }

    @Test
    void anInstallIsRehearsedOnBareHosts() {
        var rehearsal = rehearse(RunKind.INSTALL, cluster(), "", List.of(), Map.of(), RunOptions.NONE);

        assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
        assertThat(rehearsal.from()).isEmpty();
        assertThat(rehearsal.stages()).flatExtracting(RehearsedStage::steps).hasSizeGreaterThan(30);
    }

    /** The plan is that of the cluster as it was seen, and what the models begin with fits to it. */
    @Test
    void anUpgradeThatWasBrokenOffIsRehearsedFromWhereItIs() {
        var manifest = cluster();
        var seen = new StartingCluster(
                StartingCluster.at("1.33.13", manifest),
                ExampleCluster.addons(),
                Secrets.WITHOUT_KEY,
                folder.resolve("real"),
                Instant.now());
        seen.install();
        seen.move(manifest.hosts().get(0), "1.34.4", "");
        seen.move(manifest.hosts().get(1), "1.34.4", "");
        var request = request(RunKind.UPGRADE, manifest, "", List.of(), Map.of(), RunOptions.NONE);

        var rehearsal = rehearse(new RehearsalOrder(request, facts(manifest)));

        assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
        assertThat(rehearsal.observed()).isTrue();
        assertThat(rehearsal.from()).isEqualTo("1.33.13 to 1.34.4");
        assertThat(rehearsal.stages())
                .extracting(RehearsedStage::title)
                .contains("Upgrade control plane cp-3")
                .doesNotContain("Upgrade control plane cp-1", "Upgrade control plane cp-2");
    }

    @Test
    void aHostThatIsSilentIsNamedAndTheModelsBeginOneMinorBelow() {
        var manifest = cluster();
        var why = new Failure(FailureKind.HOST_UNREACHABLE, "look", "w-3", "no route to host", "");
        var facts = new ClusterFacts(
                manifest.hosts().stream()
                        .map(host -> HostFacts.unreachable(host.displayName(), why))
                        .toList(),
                ApiFacts.NONE);
        var request = request(RunKind.UPGRADE, manifest, "", List.of(), Map.of(), RunOptions.NONE);

        var rehearsal = rehearse(new RehearsalOrder(request, facts));

        assertThat(rehearsal.end()).isEqualTo(RunState.DONE);
        assertThat(rehearsal.from()).startsWith("1.33.");
        assertThat(rehearsal.basis())
                .isEqualTo("a cluster of Kubernetes " + rehearsal.from()
                        + ", assumed, because not every host could be looked at (cp-1: no route to host)");
    }

    private ClusterFacts facts(KubeOneCluster manifest) {
        var world = new SimulatedWorld(folder.resolve("real/simulated"), 1);
        var look = new LookActivitiesImpl(
                new WorkerFacts(true, "", ""),
                new HostObserver(world.hosts(), OsCatalog.shipped()),
                world.apis(),
                OsCatalog.shipped());
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();
        return new ClusterFacts(hosts, look.observeApi(new ApiRequest(manifest, hosts, RunKind.UPGRADE)));
    }

    private static RehearsedStep step(Rehearsal rehearsal, String id) {
        return rehearsal.stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + id));
    }

    private static long took(Rehearsal rehearsal, String id) {
        var step = step(rehearsal, id);
        return step.endedAtMs() - step.startedAtMs();
    }

    private Rehearsal rehearse(
            RunKind kind,
            KubeOneCluster manifest,
            String from,
            List<String> held,
            Map<String, Long> usual,
            RunOptions options) {
        var request = request(kind, manifest, from, held, usual, options);
        return rehearse(new RehearsalOrder(request, new ClusterFacts(List.of(), ApiFacts.NONE)));
    }

    private Rehearsal rehearse(RehearsalOrder order) {
        return new RehearsedRun(order, Secrets.WITHOUT_KEY, folder.resolve("own")).rehearsal();
    }

    private static RehearsalRequest request(
            RunKind kind,
            KubeOneCluster manifest,
            String from,
            List<String> held,
            Map<String, Long> usual,
            RunOptions options) {
        var run = new RunRequest(manifest, ExampleCluster.addons(), true, false, "tester@test", options);
        return new RehearsalRequest(kind, run, from, SATURDAY_NOON.toEpochMilli(), held, usual);
    }

    private static KubeOneCluster cluster() {
        return ExampleCluster.named("demo", "1.34.4", 3);
    }

    private static long minutes(int count) {
        return Duration.ofMinutes(count).toMillis();
    }
}
