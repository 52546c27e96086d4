package dev.kubeone.activities.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Golden;
import dev.kubeone.activities.UpgradeExample;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.Features.AuditLogConfig;
import dev.kubeone.model.manifest.Features.StaticAuditLog;
import dev.kubeone.model.plan.PlannedStep;
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
    void anUpgradeThatDidNotEndIsFinishedEvenWhereTheVersionsAreRight() {
        var steps = steps(UpgradeExample.at("1.34.4").unfinished("cp-1", "1.34.4"));
        assertThat(steps)
                .filteredOn(step -> step.name().equals("KubeadmUpgradeApply"))
                .singleElement()
                .satisfies(step -> assertThat(step.reason()).isEqualTo("an upgrade to 1.34.4 did not end"));
    }

    @Test
    void noKubeletMovesBeforeTheLastApiServer() {
        var names = steps(UpgradeExample.at("1.33.13")).stream()
                .map(PlannedStep::name)
                .toList();
        assertThat(names.indexOf("UpgradeKubelet")).isGreaterThan(names.lastIndexOf("CheckControlPlane"));
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
