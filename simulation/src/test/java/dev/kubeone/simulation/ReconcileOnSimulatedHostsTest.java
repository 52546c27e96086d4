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
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileOnSimulatedHostsTest {
    private static final Set<DriftKind> NOTHING = Set.of();
    private final KubeOneCluster manifest = ExampleCluster.named("demo");

    @TempDir
    Path folder;

    private SimulatedWorld world;
    private LookActivitiesImpl look;

    @BeforeEach
    void makeWorld() {
        world = new SimulatedWorld(folder, 2000);
        look = new LookActivitiesImpl(
                new WorkerFacts(true, "test", ""),
                new HostObserver(world.hosts(), OsCatalog.shipped()),
                world.apis(),
                OsCatalog.shipped());
    }

    @Test
    void withoutAClusterThereIsNothingToLookAfter() {
        assertThat(plan(RunKind.RECONCILE, NOTHING).blockers())
                .extracting(Blocker::guard)
                .contains("ClusterExists");
    }

    @Test
    void aClusterThatWasJustMadeHasNoDrift() {
        plan(RunKind.INSTALL, NOTHING).steps().forEach(this::run);

        var plan = plan(RunKind.RECONCILE, EnumSet.allOf(DriftKind.class));

        assertThat(plan.findings()).isEmpty();
        assertThat(plan.nothingToDo()).isTrue();
    }

    @Test
    void whatHasDriftedIsReportedOrBroughtBackAsAsked() throws IOException {
        plan(RunKind.INSTALL, NOTHING).steps().forEach(this::run);
        fault("w-1", "facts: {sysctl.net.ipv4.ip_forward: \"0\"}\n");
        fault(
                "cp-2",
                "facts: {record.drift: 'changed|/etc/kubernetes/manifests/kube-apiserver.yaml|- --profiling=true|"
                        + "- --profiling=false'}\n");

        var reported = plan(RunKind.RECONCILE, NOTHING);
        assertThat(reported.nothingToDo()).isTrue();
        assertThat(reported.findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "cp-2: /etc/kubernetes/manifests/kube-apiserver.yaml has \"- --profiling=true\","
                                + " not \"- --profiling=false\"",
                        "w-1: net.ipv4.ip_forward is 0, not 1");

        var fixed = plan(RunKind.RECONCILE, EnumSet.of(DriftKind.files));
        assertThat(fixed.steps())
                .extracting(PlannedStep::id)
                .containsExactly("cp-2/RestoreFiles", "cp-2/CheckControlPlane");
        assertThat(fixed.findings()).extracting(Finding::kind).containsExactly(DriftKind.os);
        fixed.steps().forEach(this::run);
    }

    @Test
    void aHostThatDoesNotAnswerIsAFindingAndTheOthersAreLookedAfter() throws IOException {
        plan(RunKind.INSTALL, NOTHING).steps().forEach(this::run);
        fault("cp-3", "unreachableUntil: " + Long.MAX_VALUE + "\n");
        fault("w-1", "facts: {sysctl.net.ipv4.ip_forward: \"0\"}\n");

        var plan = plan(RunKind.RECONCILE, EnumSet.allOf(DriftKind.class));

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.findings()).extracting(Finding::id).contains("cp-3/silent");
        assertThat(plan.steps()).extracting(PlannedStep::id).containsExactly("w-1/PrepareOs");
    }

    @Test
    void theClusterRemembersSinceWhenAndForgetsWhatIsOver() throws IOException {
        plan(RunKind.INSTALL, NOTHING).steps().forEach(this::run);
        fault("w-1", "facts: {sysctl.net.ipv4.ip_forward: \"0\"}\n");
        var first = plan(RunKind.RECONCILE, NOTHING);
        assertThat(first.findings()).extracting(Finding::sinceMs).containsExactly(0L);

        look.rememberFindings(new FindingsRequest(manifest, first.findings()));
        var since = plan(RunKind.RECONCILE, NOTHING).findings().get(0).sinceMs();
        assertThat(since).isPositive();
        look.rememberFindings(new FindingsRequest(manifest, first.findings()));
        assertThat(plan(RunKind.RECONCILE, NOTHING).findings().get(0).sinceMs()).isEqualTo(since);

        look.rememberFindings(new FindingsRequest(manifest, List.of()));
        assertThat(plan(RunKind.RECONCILE, NOTHING).findings().get(0).sinceMs()).isZero();
    }

    private void fault(String host, String yaml) throws IOException {
        var faults = folder.resolve("faults/" + host + ".yaml");
        Files.createDirectories(faults.getParent());
        Files.writeString(faults, yaml);
    }

    private Plan plan(RunKind kind, Set<DriftKind> fix) {
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();
        var api = look.observeApi(new ApiRequest(manifest, hosts, kind, ExampleCluster.addons()));
        return look.plan(new PlanRequest(
                kind, manifest, ExampleCluster.addons(), new ClusterFacts(hosts, api), RunOptions.NONE.withFix(fix)));
    }

    private void run(PlannedStep step) {
        var input = new StepInput(
                "demo", "run-1", 1, step, target(step), manifest.controlPlane().hosts());
        List<String> output = new ArrayList<>();
        Sequences.step(step.name()).run(new StepContext(input, world.hosts(), world.apis(), output::add));
    }

    private HostConfig target(PlannedStep step) {
        return manifest.hosts().stream()
                .filter(host -> host.displayName().equals(step.host()))
                .findFirst()
                .orElseGet(manifest::leader);
    }
}
