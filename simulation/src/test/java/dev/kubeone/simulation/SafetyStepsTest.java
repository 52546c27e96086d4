package dev.kubeone.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.snapshots.Snapshot;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import dev.kubeone.activities.step.Progress;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.activities.steps.CheckWorkloads;
import dev.kubeone.activities.steps.DrainNode;
import dev.kubeone.activities.steps.SnapshotEtcd;
import dev.kubeone.activities.steps.UncordonNode;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps that keep an upgrade safe, on hosts that are models. */
class SafetyStepsTest {
    private static final Map<String, String> PATIENT = Map.of(
            "NODE", "w-1",
            "WAIT_SECONDS", "60",
            "NOTIFY_SECONDS", "60",
            "RETRY_SECONDS", "60",
            "THEN", "park",
            "FORCED_BY", "",
            "EMPTY_DIR", "evict",
            "UNMANAGED", "refuse",
            "FORCE", "");

    private final KubeOneCluster manifest = ExampleCluster.named("demo");
    private final List<HostConfig> controlPlanes = manifest.controlPlane().hosts();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private SimulatedWorld world;

    @BeforeEach
    void install() {
        world = new SimulatedWorld(folder.resolve("world"), 2000);
        var look = new LookActivitiesImpl(
                new WorkerFacts(true, "test", ""),
                new HostObserver(world.hosts(), OsCatalog.shipped()),
                world.apis(),
                OsCatalog.shipped());
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();
        var facts = new ClusterFacts(hosts, ApiFacts.NONE);
        look.plan(new PlanRequest(RunKind.INSTALL, manifest, ExampleCluster.addons(), facts, RunOptions.NONE))
                .steps()
                .forEach(step -> run(Sequences.step(step.name()), step, "install"));
    }

    @Test
    void aNodeIsClosedAndEmptiedAndOpenedAgain() {
        var drained = drain(PATIENT, "run-1");

        assertThat(drained.message()).isEqualTo("2 pods moved, 1 stay with the node");
        assertThat(node().schedulable()).isFalse();
        assertThat(node().annotations()).containsEntry(Cordon.CORDONED, "run-1/w-1/DrainNode");
        assertThat(uncordon().changed()).isTrue();
        assertThat(node().schedulable()).isTrue();
        assertThat(node().annotations()).doesNotContainKeys(Cordon.CORDONED, Cordon.DRAINING);
    }

    @Test
    void drainingTwiceIsTheSameAsOnce() {
        drain(PATIENT, "run-1");

        assertThat(drain(PATIENT, "run-1").message()).isEqualTo("no pod had to move, 1 stay with the node");
        assertThat(uncordon().changed()).isTrue();
        assertThat(uncordon().changed()).isFalse();
    }

    @Test
    void aNodeThatSomebodyElseClosedStaysClosed() {
        DrainRecord.change(world.folder(), "demo", record -> record.closing("w-1"));

        assertThat(drain(PATIENT, "run-1").message()).endsWith("it was cordoned before and will stay so");
        assertThat(uncordon().changed()).isFalse();
        assertThat(node().schedulable()).isFalse();
    }

    @Test
    void everyRungIsClimbedAndThenAPersonIsAsked() throws IOException {
        hold();

        assertThatThrownBy(() -> drain(rungs("1", "1", "1", "park"), "run-1"))
                .isInstanceOfSatisfying(OperatorException.class, e -> {
                    assertThat(e.failure().kind()).isEqualTo(FailureKind.WAITING_FOR_DECISION);
                    assertThat(e.failure().why())
                            .contains("budget shop/web", "shop/web-1-w-1, shop/web-2-w-1 of Deployment web", "since");
                    assertThat(e.failure().next()).contains("kubeone-client force demo --step w-1/DrainNode");
                });
        assertThat(said.stream()
                        .filter(line -> line.contains("On rung "))
                        .map(line -> line.replaceAll(".*On rung \"(\\w+)\".*then (.*)", "$1, then $2"))
                        .distinct())
                .containsExactly(
                        "wait, then tell the owners", "notify, then ask less often", "retry, then ask a person");
        assertThat(node().schedulable()).as("it parks with the node closed").isFalse();
    }

    @Test
    void theClockOfARungOutlivesTheWorker() throws IOException {
        hold();
        assertThatThrownBy(() -> run(new DrainNode(), step("DrainNode", PATIENT), "run-1", line -> {
                    if (line != null && line.contains("On rung")) {
                        throw new IllegalStateException("the worker died");
                    }
                }))
                .hasMessage("the worker died");
        var began = node().annotations().get(Cordon.DRAINING);

        assertThatThrownBy(() -> run(new DrainNode(), step("DrainNode", PATIENT), "run-1", line -> {
                    if (line != null && line.contains("On rung")) {
                        throw new IllegalStateException("the worker died again");
                    }
                }))
                .hasMessage("the worker died again");
        assertThat(node().annotations()).containsEntry(Cordon.DRAINING, began);
    }

    @Test
    void aDrainGoesOnByItselfWhenThereIsRoom() throws Exception {
        hold();
        var drained = java.util.concurrent.CompletableFuture.supplyAsync(() -> drain(PATIENT, "run-1"));
        while (said.stream().noneMatch(line -> line.contains("budget shop/web"))) {
            Thread.onSpinWait();
        }
        Files.delete(faults());

        assertThat(drained.get(20, java.util.concurrent.TimeUnit.SECONDS).message())
                .startsWith("2 pods moved");
    }

    @Test
    void aNodeThatIsLeftOutIsOpenAgain() throws IOException {
        hold();

        assertThatThrownBy(() -> drain(rungs("0", "0", "0", "skip"), "run-1"))
                .isInstanceOfSatisfying(
                        OperatorException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.DONE_IN_PART));
        assertThat(node().schedulable()).isTrue();
    }

    @Test
    void aPersonWhoForcesIsNamed() throws IOException {
        hold();
        var forced = new TreeMap<>(PATIENT);
        forced.put(PlannedStep.FORCE, "alice@laptop");

        assertThat(drain(forced, "run-1").message())
                .isEqualTo("0 pods moved, 2 deleted past their budgets, forced by alice@laptop, 1 stay with the node");
    }

    @Test
    void aSnapshotIsVerifiedAndKeptAndOldOnesGoAfterThat() {
        for (var run : List.of("run-1", "run-2", "run-3")) {
            assertThat(snapshot(run).message()).contains("keys at revision").contains("verified");
        }
        assertThat(snapshot("run-3").changed()).as("the same run").isFalse();

        assertThat(store().list("demo"))
                .extracting(Snapshot::origin)
                .hasSize(2)
                .allSatisfy(origin -> assertThat(origin).endsWith("/cluster/SnapshotEtcd"));
    }

    @Test
    void workloadsAreLookedAtSeveralTimesInARow() {
        var inputs = Map.of("EXCEPT", "", "PASSES", "2", "LIMIT_SECONDS", "30");

        assertThat(run(new CheckWorkloads(), step("CheckWorkloads", inputs), "run-1")
                        .message())
                .contains("2 times in a row");
        assertThat(said).anyMatch(line -> line.contains("well 1 of 2 times"));
    }

    @Test
    void factsForAnUpgradeTellOfEtcdAndBudgets() {
        var look = new LookActivitiesImpl(
                new WorkerFacts(true, "test", ""),
                new HostObserver(world.hosts(), OsCatalog.shipped()),
                world.apis(),
                OsCatalog.shipped());
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();

        var safety = look.observeApi(new ApiRequest(manifest, hosts, RunKind.UPGRADE))
                .safety();
        assertThat(safety.etcd())
                .hasSize(3)
                .allSatisfy(member -> assertThat(member.problem()).isEmpty());
        assertThat(safety.budgets())
                .singleElement()
                .satisfies(budget -> assertThat(budget.name()).isEqualTo("shop/web"));
        assertThat(look.observeApi(new ApiRequest(manifest, hosts)).safety().etcd())
                .isEmpty();
    }

    private StepResult drain(Map<String, String> inputs, String runId) {
        return run(new DrainNode(), step("DrainNode", inputs), runId);
    }

    private StepResult uncordon() {
        return run(new UncordonNode(), step("UncordonNode", Map.of("NODE", "w-1")), "run-1");
    }

    private StepResult snapshot(String runId) {
        var inputs = Map.of("KEEP", "2", "VERSION", "1.33.1");
        var step = new PlannedStep(
                "cluster/SnapshotEtcd",
                "SnapshotEtcd",
                "cluster",
                "",
                "",
                inputs,
                StepPolicy.DEFAULT,
                false,
                List.of());
        return run(new SnapshotEtcd(), step, runId);
    }

    private static Map<String, String> rungs(String wait, String notify, String retry, String then) {
        var inputs = new TreeMap<>(PATIENT);
        inputs.putAll(Map.of("WAIT_SECONDS", wait, "NOTIFY_SECONDS", notify, "RETRY_SECONDS", retry, "THEN", then));
        return inputs;
    }

    private static PlannedStep step(String name, Map<String, String> inputs) {
        return new PlannedStep(
                "w-1/" + name, name, "w-1", name, "", inputs, new StepPolicy(60, 1, true), false, List.of());
    }

    private StepResult run(Step step, PlannedStep planned, String runId) {
        return run(step, planned, runId, line -> {
            if (line != null) {
                said.add(line);
            }
        });
    }

    private StepResult run(Step step, PlannedStep planned, String runId, Progress progress) {
        var target = manifest.hosts().stream()
                .filter(host -> host.displayName().equals(planned.host()))
                .findFirst()
                .orElseGet(manifest::leader);
        var input = new StepInput("demo", runId, System.currentTimeMillis(), planned, target, controlPlanes);
        return step.run(new StepContext(input, world.hosts(), world.apis(), progress, store()));
    }

    private SnapshotFolder store() {
        return new SnapshotFolder(folder.resolve("snapshots"));
    }

    private NodeFacts node() {
        try (var api = world.apis().connect(controlPlanes)) {
            return api.facts().nodes().stream()
                    .collect(Collectors.toMap(NodeFacts::name, node -> node))
                    .get("w-1");
        }
    }

    private Path faults() {
        return folder.resolve("world/faults/w-1.yaml");
    }

    private void hold() throws IOException {
        Files.createDirectories(faults().getParent());
        Files.writeString(faults(), "podsHeld: true\n");
    }
}
