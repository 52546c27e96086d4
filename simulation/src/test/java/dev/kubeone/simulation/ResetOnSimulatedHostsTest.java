package dev.kubeone.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetOnSimulatedHostsTest {
    private final KubeOneCluster manifest = ExampleCluster.named("demo");

    @TempDir
    Path folder;

    private SimulatedWorld world;

    @BeforeEach
    void makeWorld() {
        world = new SimulatedWorld(folder, 2000);
    }

    @Test
    void afterAResetNothingIsLeftAndAnInstallBeginsAnew() {
        var before = plan(RunKind.INSTALL);
        before.steps().forEach(this::run);

        var reset = plan(RunKind.RESET);
        assertThat(reset.blockers()).isEmpty();
        assertThat(reset.steps().map(PlannedStep::name)).contains("DrainNode", "ResetHost", "RemoveNode");
        assertThat(reset.steps().filter(step -> step.name().equals("ResetHost")))
                .hasSize(manifest.hosts().size());
        reset.steps().forEach(this::run);

        assertThat(plan(RunKind.RESET).nothingToDo()).isTrue();
        assertThat(plan(RunKind.INSTALL).hash()).isEqualTo(before.hash());
    }

    @Test
    void theLeaderIsTheLastControlPlaneAndTellsNobody() {
        plan(RunKind.INSTALL).steps().forEach(this::run);

        var last = plan(RunKind.RESET)
                .steps()
                .filter(step -> step.name().equals("ResetHost"))
                .reduce((one, next) -> next)
                .orElseThrow();

        assertThat(last.host()).isEqualTo(manifest.leader().displayName());
    }

    @Test
    void aHalfMadeClusterCanBeResetAndAStepCanBeRepeated() {
        plan(RunKind.INSTALL).steps().limit(7).forEach(this::run);

        var reset = plan(RunKind.RESET);
        assertThat(reset.nothingToDo()).isFalse();
        reset.steps().forEach(this::run);
        reset.steps().forEach(this::run);

        assertThat(plan(RunKind.RESET).nothingToDo()).isTrue();
    }

    @Test
    void aDeadHostIsNamedAndLeftOutAndALaterResetFinishesIt() throws IOException {
        plan(RunKind.INSTALL).steps().forEach(this::run);
        var faults = folder.resolve("faults/w-1.yaml");
        Files.createDirectories(faults.getParent());
        Files.writeString(faults, "unreachableUntil: " + Long.MAX_VALUE + "\n");

        var reset = plan(RunKind.RESET);
        assertThat(reset.blockers()).isEmpty();
        reset.steps().filter(step -> !step.host().equals("w-1")).forEach(this::run);
        var silent = reset.steps().filter(step -> step.host().equals("w-1")).toList();
        assertThat(silent)
                .singleElement()
                .satisfies(step -> assertThatThrownBy(() -> run(step))
                        .isInstanceOfSatisfying(OperatorException.class, e -> {
                            assertThat(e.failure().kind()).isEqualTo(FailureKind.DONE_IN_PART);
                            assertThat(e.failure().why()).contains("still does not answer");
                        }));
        assertThat(plan(RunKind.RESET).steps()).extracting(PlannedStep::host).containsExactly("w-1");

        Files.delete(faults);
        var rest = plan(RunKind.RESET);
        assertThat(rest.steps()).extracting(PlannedStep::id).containsExactly("w-1/ResetHost");
        rest.steps().forEach(this::run);
        assertThat(plan(RunKind.RESET).nothingToDo()).isTrue();
    }

    private Plan plan(RunKind kind) {
        var look = new LookActivitiesImpl(
                new WorkerFacts(true, "test", ""),
                new HostObserver(world.hosts(), OsCatalog.shipped()),
                world.apis(),
                OsCatalog.shipped());
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();
        var api = look.observeApi(new ApiRequest(manifest, hosts));
        return look.plan(new PlanRequest(
                kind, manifest, ExampleCluster.addons(), new ClusterFacts(hosts, api), RunOptions.NONE));
    }

    private StepResult run(PlannedStep step) {
        var input = new StepInput(
                "demo", "run-1", 1, step, target(step), manifest.controlPlane().hosts());
        List<String> output = new ArrayList<>();
        return Sequences.step(step.name()).run(new StepContext(input, world.hosts(), world.apis(), output::add));
    }

    private HostConfig target(PlannedStep step) {
        return manifest.hosts().stream()
                .filter(host -> host.displayName().equals(step.host()))
                .findFirst()
                .orElseGet(manifest::leader);
    }
}
