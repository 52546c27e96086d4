package dev.kubeone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.sequence.Sequences;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallOnSimulatedHostsTest {
    private final KubeOneCluster manifest = ExampleCluster.named("demo");

    @TempDir
    Path folder;

    private SimulatedWorld world;

    @BeforeEach
    void makeWorld() {
        world = new SimulatedWorld(folder, 2000);
    }

    @Test
    void afterAllStepsOfAnInstallThereIsNothingLeftToDo() {
        var plan = plan();
        assertThat(plan.blockers()).isEmpty();
        var names = new TreeSet<String>();
        plan.steps().forEach(step -> names.add(step.name()));
        assertThat(names)
                .containsExactly(
                        "ApplyAddons",
                        "CheckComponents",
                        "CheckPodNetwork",
                        "ConfigureRepositories",
                        "DeployMetricsServer",
                        "InstallContainerd",
                        "InstallKubernetes",
                        "JoinControlPlane",
                        "JoinWorker",
                        "KubeadmInit",
                        "PrepareOs",
                        "PullImages",
                        "RecordFiles",
                        "SetNodeMetadata");

        plan.steps().forEach(this::run);

        assertThat(plan()).satisfies(after -> {
            assertThat(after.steps().map(step -> step.id() + ": " + step.reason()))
                    .isEmpty();
            assertThat(after.nothingToDo()).isTrue();
        });
    }

    @Test
    void aStepThatIsRunAgainInTheSameRunIsAnsweredFromTheLedger() {
        var step = plan().steps().findFirst().orElseThrow();
        assertThat(run(step).changed()).isTrue();
        assertThat(run(step).message()).isEqualTo("was done already");
    }

    private Plan plan() {
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
                RunKind.INSTALL, manifest, ExampleCluster.addons(), new ClusterFacts(hosts, api), RunOptions.NONE));
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
