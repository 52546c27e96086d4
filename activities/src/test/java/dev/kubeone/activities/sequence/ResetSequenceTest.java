package dev.kubeone.activities.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.Golden;
import dev.kubeone.activities.UpgradeExample;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.guards.Guards;
import dev.kubeone.activities.planning.Planner;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.HostFacts.ClusterState;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResetSequenceTest {
    private static final String VERSION = "1.34.4";

    @Test
    void planOfAWholeCluster() {
        Golden.check("plan-reset.txt", text(whole().wanted()));
    }

    @Test
    void planWithADeadControlPlaneAndADeadWorker() {
        Golden.check(
                "plan-reset-dead-hosts.txt",
                text(whole().silent("cp-2").silent("w-1").wanted()));
    }

    @Test
    void membersLeaveEtcdWhileThoseThatStayAgreeAndTheLastIsJustReset() {
        assertThat(etcd(whole().wanted()))
                .containsExactly(Map.entry("cp-3", "remove"), Map.entry("cp-2", "remove"), Map.entry("cp-1", "leave"));
    }

    @Test
    void noMemberIsAskedToLeaveWhereTheOthersWouldBeNoMajority() {
        assertThat(etcd(whole().silent("cp-2").wanted()))
                .containsExactly(Map.entry("cp-3", "leave"), Map.entry("cp-1", "leave"), Map.entry("cp-2", "leave"));
    }

    @Test
    void withoutAnApiNothingIsAskedOfIt() {
        var steps = steps(whole().withoutApi().wanted());

        assertThat(steps).extracting(PlannedStep::name).containsOnly("ResetHost");
        assertThat(steps).extracting(step -> step.inputs().get("ETCD_MEMBER")).containsOnly("leave");
        assertThat(steps).hasSize(4);
    }

    @Test
    void podsGetTimeToEndButNothingWaitsForRoomThatWillNeverBe() {
        assertThat(steps(whole().wanted()))
                .filteredOn(step -> step.name().equals("DrainNode"))
                .singleElement()
                .satisfies(step -> assertThat(step.inputs())
                        .containsEntry("THEN", "force")
                        .containsEntry("FORCED_BY", "start-reset")
                        .containsEntry("NODE", "w-1"));
    }

    @Test
    void whatIsHalfMadeGoesToo() {
        var begun = new ClusterState(false, false, List.of(), false, "", "", "demo", false, false);
        var facts = Example.facts(
                Example.manifest(), host -> host.host().equals("cp-1") ? Example.with(host, begun) : host);

        assertThat(steps(Example.wanted(Example.manifest(), facts)))
                .singleElement()
                .satisfies(step -> assertThat(step.id()).isEqualTo("cp-1/ResetHost"))
                .satisfies(step -> assertThat(step.reason()).isEqualTo("the host was prepared for the cluster"));
    }

    @Test
    void onBareHostsThereIsNothingToDo() {
        assertThat(plan(Example.bareCluster()).nothingToDo()).isTrue();
    }

    @Test
    void programsAreAReasonOnlyWhereTheyAreToGo() {
        var facts = Example.facts(Example.manifest(), ResetSequenceTest::withPrograms);
        var keep = Example.wanted(Example.manifest(), facts);
        var remove = new Wanted(
                Example.manifest(),
                keep.addons(),
                facts,
                OsCatalog.shipped(),
                RunOptions.NONE.withRemoveBinaries(true));

        assertThat(plan(keep).nothingToDo()).isTrue();
        assertThat(steps(remove))
                .hasSize(4)
                .allSatisfy(step -> assertThat(step.inputs()).containsEntry("BINARIES", "remove"));
    }

    @Test
    void deadHostsAndAMissingApiStopNothing() {
        var plan = plan(whole().silent("cp-1")
                .silent("cp-2")
                .silent("cp-3")
                .withoutApi()
                .wanted());

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.nothingToDo()).isFalse();
    }

    @Test
    void aHostOfAnotherClusterIsNeverTouched() {
        var others = new ClusterState(true, true, List.of(), true, "", "", "other", true, true);
        var facts = Example.facts(
                Example.manifest(), host -> host.host().equals("w-1") ? Example.with(host, others) : host);

        var plan = plan(Example.wanted(Example.manifest(), facts));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.why()).isEqualTo("the host belongs to cluster other"));
    }

    private static UpgradeExample whole() {
        return UpgradeExample.at(VERSION);
    }

    private static HostFacts withPrograms(HostFacts bare) {
        var software =
                new HostFacts.Software("2.2.1", VERSION, VERSION, VERSION, true, List.of(), List.of(), List.of());
        return new HostFacts(
                bare.host(), null, bare.os(), bare.machine(), software, bare.cluster(), bare.files(), List.of());
    }

    private static Plan plan(Wanted wanted) {
        return new Planner(Guards.of(RunKind.RESET, OsCatalog.shipped()))
                .plan(RunKind.RESET, wanted, Sequences.of(RunKind.RESET));
    }

    private static List<PlannedStep> steps(Wanted wanted) {
        return plan(wanted).steps().toList();
    }

    /** In the order of the plan. */
    private static List<Map.Entry<String, String>> etcd(Wanted wanted) {
        return steps(wanted).stream()
                .filter(step -> step.host().startsWith("cp-"))
                .map(step -> Map.entry(step.host(), step.inputs().get("ETCD_MEMBER")))
                .toList();
    }

    private static String text(Wanted wanted) {
        var text = new StringBuilder();
        plan(wanted).stages().forEach(stage -> {
            text.append(stage.title()).append('\n');
            stage.lanes().forEach(lane -> {
                text.append("  ").append(lane.title()).append('\n');
                lane.steps()
                        .forEach(step -> text.append("    ")
                                .append(step.id())
                                .append(": ")
                                .append(step.reason())
                                .append("\n      ")
                                .append(new TreeMap<>(step.inputs()))
                                .append('\n'));
            });
        });
        return text.toString();
    }
}
