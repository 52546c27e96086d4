package dev.kubeone.activities.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Golden;
import dev.kubeone.activities.UpgradeExample;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.Features.AuditLogConfig;
import dev.kubeone.model.manifest.Features.StaticAuditLog;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradeSequenceTest {
    @Test
    void planOfAMinorUpgrade() {
        Golden.check("plan-upgrade.txt", text(UpgradeExample.at("1.33.13")));
    }

    @Test
    void whatTheLastRunHasDoneIsNotDoneAgain() {
        var example =
                UpgradeExample.at("1.33.13").controlPlane("cp-1", "1.34.4").controlPlane("cp-2", "1.34.4");
        Golden.check("plan-upgrade-resumed.txt", text(example));
    }

    @Test
    void planOfAnUpgradeOverTwoMinors() {
        Golden.check(
                "plan-upgrade-two-minors.txt", text(UpgradeExample.at("1.33.13").to("1.35.1")));
    }

    @Test
    void inTheMiddleOfTheSecondMinorTheFirstIsNotPlannedAgain() {
        var example = UpgradeExample.at("1.33.13").to("1.35.1");
        List.of("cp-2", "cp-3").forEach(host -> example.controlPlane(host, "1.34.4"));
        example.controlPlane("cp-1", "1.35.1");
        Golden.check("plan-upgrade-second-minor-resumed.txt", text(example));
    }

    @Test
    void kubeletsThatWouldFallTooFarBehindMoveOnTheWay() {
        var steps = steps(UpgradeExample.at("1.33.13").kubelet("w-1", "1.32.5").to("1.36.1"));
        assertThat(steps)
                .filteredOn(step -> step.name().equals("UpgradeKubelet"))
                .extracting(PlannedStep::id)
                .containsExactly(
                        "cp-1/UpgradeKubelet/1.35.1",
                        "cp-2/UpgradeKubelet/1.35.1",
                        "cp-3/UpgradeKubelet/1.35.1",
                        "w-1/UpgradeKubelet/1.35.1",
                        "cp-1/UpgradeKubelet",
                        "cp-2/UpgradeKubelet",
                        "cp-3/UpgradeKubelet",
                        "w-1/UpgradeKubelet");
    }

    @Test
    void everyPartIsPlannedFromWhatTheOneBeforeLeavesBehind() {
        var applies = steps(UpgradeExample.at("1.33.13").to("1.35.1")).stream()
                .filter(step -> step.name().equals("KubeadmUpgradeApply"))
                .toList();

        assertThat(applies)
                .extracting(PlannedStep::id)
                .containsExactly("cp-1/KubeadmUpgradeApply/1.34.4", "cp-1/KubeadmUpgradeApply");
        assertThat(applies.get(0).inputs().get("KUBEADM_CONFIG")).contains("v1.33.13");
        assertThat(applies.get(1).inputs().get("KUBEADM_CONFIG")).contains("v1.34.4");
        assertThat(applies.get(1).reason()).isEqualTo("the API server is 1.34.4, not 1.35.1");
    }

    @Test
    void theManifestsLimitsStandInThePlanSoThatARunCanCutBatchesAnew() {
        var rollout = new UpgradeSequence()
                .outline(UpgradeExample.at("1.33.13").wanted())
                .rollout();

        assertThat(rollout.failureBudget()).isEqualTo(1);
        assertThat(rollout.groups()).singleElement().satisfies(group -> {
            assertThat(group.hosts()).containsExactly("w-1");
            assertThat(group.maxUnavailable()).isEqualTo("1");
        });
    }

    /** Without gates in the manifest nothing of them is in the plan: other tests of this class would see it. */
    @Test
    void gatesOfTheManifestHoldBeforeAnythingMovesAndBehindEachBatch() {
        var gates = new UpgradeGates(
                3,
                5,
                600,
                List.of(new UpgradeGates.Http("shop", "http://shop.default.svc/healthz", 204)),
                List.of(new UpgradeGates.Job("smoke", "default", "smoke")));

        var stages = new UpgradeSequence()
                .outline(UpgradeExample.at("1.33.13").to("1.35.1").gates(gates).wanted())
                .stages();

        assertThat(stages.get(0).title()).isEqualTo("Check the manifest's gates before anything moves");
        assertThat(ids(stages.get(0)))
                .containsExactly("cluster/CheckHttp/shop/before", "cluster/CheckJob/smoke/before");
        assertThat(stages.stream().filter(stage -> stage.part().kind() == Part.Kind.GATE))
                .singleElement()
                .satisfies(stage -> {
                    assertThat(ids(stage))
                            .containsExactly(
                                    "cluster/CheckWorkloads/batch-1",
                                    "cluster/CheckHttp/shop/batch-1",
                                    "cluster/CheckJob/smoke/batch-1");
                    var http = stage.lanes().get(0).steps().get(1);
                    assertThat(http.title()).isEqualTo("check that shop answers");
                    assertThat(http.inputs()).containsEntry("EXPECT", "204").containsEntry("DOMAIN", "cluster.local");
                    assertThat(http.policy().skippable()).isTrue();
                });
    }

    @Test
    void noWorkerThatMovesNeedsNoGate() {
        var gates = new UpgradeGates(3, 5, 600, List.of(), List.of(new UpgradeGates.Job("smoke", "default", "smoke")));

        assertThat(steps(UpgradeExample.at("1.34.4").gates(gates)))
                .extracting(PlannedStep::name)
                .doesNotContain("CheckJob");
    }

    private static List<String> ids(Stage stage) {
        return stage.lanes().stream()
                .flatMap(lane -> lane.steps().stream())
                .map(PlannedStep::id)
                .toList();
    }

    @Test
    void noTwoStepsOfAChainHaveTheSameId() {
        assertThat(steps(UpgradeExample.at("1.33.13").to("1.36.1")))
                .extracting(PlannedStep::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void anUpgradeThatDidNotEndIsFinishedEvenWhereTheVersionsAreRight() {
        var steps = steps(UpgradeExample.at("1.34.4").unfinished("cp-1", "1.34.4"));
        assertThat(steps)
                .filteredOn(step -> step.name().equals("KubeadmUpgradeApply"))
                .singleElement()
                .satisfies(step -> assertThat(step.reason()).isEqualTo("an upgrade to 1.34.4 did not end"));
    }

    @Test
    void noKubeletMovesBeforeTheLastApiServer() {
        var steps = steps(UpgradeExample.at("1.33.13"));
        var ids = steps.stream().map(PlannedStep::id).toList();
        assertThat(ids.indexOf("cp-1/UpgradeKubelet")).isGreaterThan(ids.indexOf("cp-3/CheckControlPlane"));
        assertThat(ids.indexOf("cp-2/DrainNode")).isGreaterThan(ids.indexOf("cp-1/CheckControlPlane/kubelet"));
    }

    @Test
    void onlyAKubeletOfAnotherMinorEndsStaticPodsAndOnlyOnControlPlanes() {
        assertThat(ends("1.33.13")).containsExactly("cp-1", "cp-2", "cp-3");
        assertThat(ends("1.34.1")).isEmpty();
    }

    private static List<String> ends(String from) {
        return steps(UpgradeExample.at(from)).stream()
                .filter(step -> "true".equals(step.inputs().get("ENDS_STATIC_PODS")))
                .map(PlannedStep::host)
                .toList();
    }

    @Test
    void anAuditPolicyIsOnEveryControlPlaneBeforeItsApiServerWantsIt() {
        var log = new AuditLogConfig("", "/var/log/kubernetes/audit.log", 30, 3, 100);
        var features =
                new Features(null, null, null, null, new StaticAuditLog(true, log), null, null, null, null, null);
        var steps = steps(UpgradeExample.at("1.33.13").wants(features)).stream()
                .filter(step -> step.name().startsWith("KubeadmUpgrade"))
                .toList();

        assertThat(steps)
                .filteredOn(
                        step -> step.inputs().getOrDefault("AUDIT_POLICY", "").contains("kind: Policy"))
                .extracting(PlannedStep::host)
                .containsExactly("cp-1", "cp-2", "cp-3");
        assertThat(steps.get(0).inputs().get("KUBEADM_CONFIG")).contains("audit-policy-file");
    }

    private static List<PlannedStep> steps(UpgradeExample example) {
        return new UpgradeSequence()
                .outline(example.wanted()).stages().stream()
                        .flatMap(stage -> stage.lanes().stream())
                        .flatMap(lane -> lane.steps().stream())
                        .toList();
    }

    private static String text(UpgradeExample example) {
        var text = new StringBuilder();
        new UpgradeSequence().outline(example.wanted()).stages().forEach(stage -> {
            text.append(stage.title()).append('\n');
            stage.lanes().forEach(lane -> {
                text.append("  ").append(lane.title()).append('\n');
                lane.steps()
                        .forEach(step -> text.append("    ")
                                .append(step.id())
                                .append(": ")
                                .append(step.reason())
                                .append('\n'));
            });
        });
        return text.toString();
    }
}
