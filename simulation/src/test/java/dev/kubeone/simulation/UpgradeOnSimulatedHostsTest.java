package dev.kubeone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeOnSimulatedHostsTest {
    private final KubeOneCluster before = ExampleCluster.named("demo", "1.33.13", 3);
    private final KubeOneCluster after = ExampleCluster.named("demo", "1.34.4", 3);

    @TempDir
    Path folder;

    private final KubeOneCluster far = ExampleCluster.named("demo", "1.36.1", 3);

    private SimulatedWorld world;

    @BeforeEach
    void makeCluster() {
        world = new SimulatedWorld(folder, 2000);
        plan(RunKind.INSTALL, before).steps().forEach(step -> run(RunKind.INSTALL, before, step));
    }

    @Test
    void afterAllStepsOfAnUpgradeEverythingHasTheVersionAndThereIsNothingLeftToDo() {
        var plan = plan(RunKind.UPGRADE, after);
        assertThat(plan.blockers()).isEmpty();
        var names = new TreeSet<String>();
        plan.steps().forEach(step -> names.add(step.name()));
        assertThat(names)
                .isEqualTo(Sequences.of(RunKind.UPGRADE)
                        .steps()
                        .map(Step::name)
                        .filter(name ->
                                !List.of("FindVersion", "CheckHttp", "CheckJob").contains(name))
                        .collect(Collectors.toCollection(TreeSet::new)));

        plan.steps().forEach(step -> run(RunKind.UPGRADE, after, step));

        assertThat(plan(RunKind.UPGRADE, after)).satisfies(left -> {
            assertThat(left.blockers()).isEmpty();
            assertThat(left.steps().map(step -> step.id() + ": " + step.reason()))
                    .isEmpty();
        });
        assertThat(plan(RunKind.INSTALL, after).nothingToDo()).isTrue();
    }

    /** Wherever a run is broken off, the plan of the next one holds only what is left, and that is enough. */
    @Test
    void anUpgradeThatWasBrokenOffAnywhereIsFinishedByTheNext() {
        var steps = plan(RunKind.UPGRADE, after).steps().toList();
        for (var at = 0; at < steps.size(); at += 5) {
            steps.subList(Math.max(0, at - 5), at).forEach(step -> run(RunKind.UPGRADE, after, step));
            var left = plan(RunKind.UPGRADE, after);
            assertThat(left.blockers()).isEmpty();
            assertThat(left.steps().filter(step -> step.name().equals("KubeadmUpgradeApply")))
                    .hasSize(at > indexOf(steps, "cp-1/KubeadmUpgradeApply") ? 0 : 1);
        }
        plan(RunKind.UPGRADE, after).steps().forEach(step -> run(RunKind.RECONCILE, after, step));
        assertThat(plan(RunKind.UPGRADE, after).nothingToDo()).isTrue();
    }

    @Test
    void anUpgradeOverThreeMinorsGoesThroughEachAndMovesKubeletsOnce() {
        var steps = plan(RunKind.UPGRADE, far).steps().toList();
        steps.forEach(step -> run(RunKind.UPGRADE, far, step));

        assertThat(plan(RunKind.UPGRADE, far).nothingToDo()).isTrue();
        assertThat(steps)
                .filteredOn(step -> step.name().equals("KubeadmUpgradeApply"))
                .extracting(step -> step.inputs().get("KUBERNETES_VERSION"))
                .containsExactly("1.34.4", "1.35.1", "1.36.1");
        assertThat(steps)
                .filteredOn(step -> step.name().equals("UpgradeKubelet"))
                .hasSize(6)
                .allMatch(step -> step.inputs().get("KUBERNETES_VERSION").equals("1.36.1"));
        assertThat(plan(RunKind.INSTALL, far).nothingToDo()).isTrue();
    }

    /** Wherever a run over several releases is broken off, the plan of the next one goes on there. */
    @Test
    void anUpgradeOverThreeMinorsIsPlannedAgainFromWhereItWasBrokenOff() {
        var steps = plan(RunKind.UPGRADE, far).steps().toList();
        for (var at = 7; at < steps.size(); at += 7) {
            steps.subList(at - 7, at).forEach(step -> run(RunKind.UPGRADE, far, step));
            var left = plan(RunKind.UPGRADE, far);
            assertThat(left.blockers()).isEmpty();
            assertThat(moves(left.steps().toList()))
                    .as("after " + steps.get(at - 1).id())
                    .isEqualTo(moves(steps.subList(at, steps.size())));
        }
    }

    @Test
    void aRunBrokenOffInTheMiddleOfTheSecondMinorIsFinishedByTheNext() {
        var steps = plan(RunKind.UPGRADE, far).steps().toList();
        var at = indexOf(steps, "cp-2/KubeadmUpgradeNode/1.35.1");
        steps.subList(0, at).forEach(step -> run(RunKind.UPGRADE, far, step));

        var left = plan(RunKind.UPGRADE, far).steps().toList();
        left.forEach(step -> run(RunKind.RECONCILE, far, step));

        assertThat(moves(left)).startsWith("cp-2 1.35.1", "cp-3 1.35.1", "cp-1 1.36.1");
        assertThat(plan(RunKind.UPGRADE, far).nothingToDo()).isTrue();
    }

    /** What moves where, in order. */
    private static List<String> moves(List<PlannedStep> steps) {
        return steps.stream()
                .filter(step ->
                        step.name().startsWith("KubeadmUpgrade") || step.name().equals("UpgradeKubelet"))
                .filter(step ->
                        !step.name().equals("KubeadmUpgradeNode") || step.host().startsWith("cp-"))
                .map(step -> step.host() + " " + step.inputs().get("KUBERNETES_VERSION"))
                .toList();
    }

    @Test
    void anInstallOnAnOlderClusterAdvisesTheUpgrade() {
        assertThat(plan(RunKind.INSTALL, after).blockers())
                .anySatisfy(blocker -> assertThat(blocker.sentence())
                        .contains("the node runs Kubernetes 1.33.13")
                        .contains("start-upgrade"));
    }

    @Test
    void aDowngradeIsRefused() {
        plan(RunKind.UPGRADE, after).steps().forEach(step -> run(RunKind.UPGRADE, after, step));
        assertThat(plan(RunKind.UPGRADE, before).blockers())
                .anySatisfy(blocker -> assertThat(blocker.sentence()).contains("cannot be downgraded"));
    }

    private static int indexOf(List<PlannedStep> steps, String id) {
        return steps.stream().map(PlannedStep::id).toList().indexOf(id);
    }

    private Plan plan(RunKind kind, KubeOneCluster manifest) {
        var look = new LookActivitiesImpl(
                new WorkerFacts(true, "test", ""),
                new HostObserver(world.hosts(), OsCatalog.shipped()),
                world.apis(),
                OsCatalog.shipped());
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();
        var api = look.observeApi(new ApiRequest(manifest, hosts, kind));
        return look.plan(new PlanRequest(
                kind, manifest, ExampleCluster.addons(), new ClusterFacts(hosts, api), RunOptions.NONE));
    }

    private StepResult run(RunKind kind, KubeOneCluster manifest, PlannedStep step) {
        return run(kind.verb(), fence(kind), manifest, step);
    }

    private StepResult run(String run, long fence, KubeOneCluster manifest, PlannedStep step) {
        if (step.name().equals("CheckWorkloads")) {
            // It rests for seconds between its looks, and has a test of its own.
            return new StepResult(false, "left out", 0);
        }
        var input = new StepInput(
                "demo",
                run,
                fence,
                step,
                target(manifest, step),
                manifest.controlPlane().hosts());
        List<String> output = new ArrayList<>();
        return Sequences.step(step.name())
                .run(new StepContext(
                        input,
                        world.hosts(),
                        world.apis(),
                        output::add,
                        new SnapshotFolder(folder.resolve("snapshots"))));
    }

    private static HostConfig target(KubeOneCluster manifest, PlannedStep step) {
        return manifest.hosts().stream()
                .filter(host -> host.displayName().equals(step.host()))
                .findFirst()
                .orElseGet(manifest::leader);
    }

    /** Runs of these kinds follow one another. */
    private static long fence(RunKind kind) {
        return switch (kind) {
            case INSTALL -> 1;
            case UPGRADE -> 2;
            default -> 3;
        };
    }
}
