package dev.kubeone.activities.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.UpgradeExample;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.planning.AddonFiles;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.manifest.ApiEndpoint;
import dev.kubeone.model.manifest.ControlPlane;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.StaticWorkers;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which hosts leave a cluster of three control planes and a worker whose manifest has lost cp-3 and w-1. */
class LeavingHostsTest {
    private static final List<String> ETCD = List.of("cp-1", "cp-2", "cp-3");
    private static final KubeOneCluster FEWER = Example.manifest()
            .withHosts(
                    new ControlPlane(Example.manifest().controlPlane().hosts().subList(0, 2)),
                    new StaticWorkers(List.of()));

    @Test
    void theyLeaveWorkersFirstAndEachControlPlaneWithAGateBehind() {
        var outline = outline(FEWER, facts(UpgradeExample.at("1.34.4"), ETCD));

        assertThat(leaving(outline))
                .containsExactly(
                        "w-1/DrainNode",
                        "w-1/ResetHost",
                        "w-1/RemoveNode",
                        "cp-3/DrainNode",
                        "cp-3/ResetHost",
                        "cp-3/RemoveNode",
                        "cp-1/CheckControlPlane/cp-3");
        assertThat(step(outline, "cp-3/ResetHost").inputs()).containsEntry("ETCD_MEMBER", "remove");
        assertThat(step(outline, "w-1/ResetHost").inputs()).containsEntry("ETCD_MEMBER", "leave");
        assertThat(step(outline, "cp-1/CheckControlPlane/cp-3").inputs()).containsEntry("MEMBERS", "2");
        assertThat(unknown(outline)).isEmpty();
    }

    @Test
    void unaskedTheyStay() {
        var wanted = new Wanted(FEWER, AddonFiles.NONE, facts(UpgradeExample.at("1.34.4"), ETCD), OsCatalog.shipped());
        var outline = new ReconcileSequence().outline(wanted);

        assertThat(leaving(outline)).isEmpty();
        assertThat(unknown(outline))
                .containsExactly("node cp-3 is of no host in the manifest", "node w-1 is of no host in the manifest");
    }

    @Test
    void noControlPlaneLeavesWhileAnEtcdMemberDoesNotRun() {
        var outline = outline(FEWER, facts(UpgradeExample.at("1.34.4"), List.of("cp-1", "cp-3")));

        assertThat(leaving(outline)).contains("w-1/ResetHost").doesNotContain("cp-3/ResetHost");
        assertThat(unknown(outline))
                .containsExactly("node cp-3 is of no host in the manifest and stays: the etcd member of cp-2 does"
                        + " not run, and no other may leave meanwhile");
    }

    @Test
    void theHostThatTheApiIsReachedThroughStays() {
        var through = FEWER.varied()
                .apiEndpoint(new ApiEndpoint("192.0.2.13", 6443, List.of()))
                .made();

        assertThat(unknown(outline(through, facts(UpgradeExample.at("1.34.4"), ETCD))))
                .containsExactly("node cp-3 is of no host in the manifest and stays: the cluster's API is reached"
                        + " through its address 192.0.2.13");
    }

    @Test
    void aHostThatDoesNotAnswerStays() {
        assertThat(unknown(outline(FEWER, facts(UpgradeExample.at("1.34.4").silent("w-1"), ETCD))))
                .containsExactly(
                        "node w-1 is of no host in the manifest and stays: 192.0.2.14 does not answer: no route to host");
    }

    @Test
    void nobodyLeavesWhileANodeMayBeThatOfASilentHost() {
        var cp2 = FEWER.controlPlane().hosts().get(1);
        var nameless = FEWER.withHosts(
                new ControlPlane(List.of(FEWER.controlPlane().hosts().get(0), cp2.at("", "192.0.2.99", ""))),
                new StaticWorkers(List.of()));

        var outline = outline(nameless, facts(UpgradeExample.at("1.34.4"), ETCD));

        assertThat(leaving(outline)).isEmpty();
        assertThat(unknown(outline)).hasSize(3).allMatch(what -> what.contains("192.0.2.99 does not answer"));
    }

    private static Sequence.Outline outline(KubeOneCluster manifest, ClusterFacts facts) {
        var options = RunOptions.NONE.withRemoveHosts(true);
        return new ReconcileSequence()
                .outline(new Wanted(manifest, AddonFiles.NONE, facts, OsCatalog.shipped(), options));
    }

    /** The example's facts, with the addresses of its nodes. */
    private static ClusterFacts facts(UpgradeExample example, List<String> etcd) {
        var whole = example.wanted().facts();
        var nodes =
                whole.api().nodes().stream().map(LeavingHostsTest::atItsAddress).toList();
        return new ClusterFacts(whole.hosts(), new ApiFacts(true, "", "1.34.4", nodes, etcd, Map.of()));
    }

    private static NodeFacts atItsAddress(NodeFacts node) {
        var address = Example.manifest().hosts().stream()
                .filter(host -> host.displayName().equals(node.name()))
                .map(HostConfig::publicAddress)
                .toList();
        return new NodeFacts(
                node.name(),
                node.ready(),
                node.controlPlane(),
                node.schedulable(),
                node.kubeletVersion(),
                address,
                node.labels(),
                node.annotations(),
                node.taints());
    }

    private static PlannedStep step(Sequence.Outline outline, String id) {
        return steps(outline).stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What concerns hosts that leave; what else has drifted is not of interest here. */
    private static List<String> leaving(Sequence.Outline outline) {
        return outline.stages().stream()
                .filter(stage -> stage.title().startsWith("Remove "))
                .flatMap(stage -> stage.lanes().stream())
                .flatMap(lane -> lane.steps().stream())
                .map(PlannedStep::id)
                .toList();
    }

    private static List<PlannedStep> steps(Sequence.Outline outline) {
        return outline.stages().stream()
                .flatMap(stage -> stage.lanes().stream())
                .flatMap(lane -> lane.steps().stream())
                .toList();
    }

    private static List<String> unknown(Sequence.Outline outline) {
        return outline.findings().stream()
                .filter(finding -> finding.id().contains("/unknown/"))
                .map(Finding::what)
                .toList();
    }
}
