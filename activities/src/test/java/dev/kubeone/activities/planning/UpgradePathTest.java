package dev.kubeone.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.UpgradeExample;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpgradePathTest {
    @Test
    void aPatchOrTheNextMinorIsOneHop() {
        assertThat(path(UpgradeExample.at("1.34.1"))).isEqualTo("1.34.4*");
        assertThat(path(UpgradeExample.at("1.33.13"))).isEqualTo("1.34.4*");
        assertThat(path(UpgradeExample.at("1.34.4"))).isEqualTo("1.34.4*");
    }

    @Test
    void everyMinorOnTheWayIsPassedThroughAndKubeletsMoveOnceAtTheEnd() {
        assertThat(path(UpgradeExample.at("1.33.13").to("1.35.0"))).isEqualTo("1.34.4 1.35.0*");
        assertThat(path(UpgradeExample.at("1.33.13").to("1.36.1"))).isEqualTo("1.34.4 1.35.1 1.36.1*");
    }

    @Test
    void kubeletsMoveEarlierWhereTheNextReleaseWouldLeaveOneTooFarBehind() {
        assertThat(path(UpgradeExample.at("1.33.13").kubelet("w-1", "1.32.5").to("1.36.1")))
                .isEqualTo("1.34.4 1.35.1* 1.36.1*");
        assertThat(path(UpgradeExample.at("1.33.13").kubelet("w-1", "1.31.5").to("1.36.1")))
                .isEqualTo("1.34.4* 1.35.1 1.36.1*");
    }

    @Test
    void theManifestMayNameAVersionOnTheWay() {
        assertThat(path(UpgradeExample.at("1.33.13").to("1.35.0", "1.34.2"))).isEqualTo("1.34.2 1.35.0*");
    }

    @Test
    void aVersionThatRunsOnTheWayIsNeverLeftForAnOlderOne() {
        assertThat(path(UpgradeExample.at("1.33.13")
                        .controlPlane("cp-1", "1.34.9")
                        .to("1.35.0")))
                .isEqualTo("1.34.9 1.35.0*");
    }

    @Test
    void inTheMiddleOfTheSecondHopOnlyThatIsLeft() {
        assertThat(path(UpgradeExample.at("1.33.13")
                        .controlPlane("cp-1", "1.35.0")
                        .controlPlane("cp-2", "1.34.4")
                        .controlPlane("cp-3", "1.34.4")
                        .to("1.35.0")))
                .isEqualTo("1.35.0*");
    }

    @Test
    void aHopThatDidNotEndOnSomeHostIsGoneAgain() {
        assertThat(path(UpgradeExample.at("1.34.4").unfinished("cp-3", "1.34.4").to("1.35.0")))
                .isEqualTo("1.34.4 1.35.0*");
    }

    @Test
    void aReleaseOfWhichNoVersionIsKnownIsNamed() {
        var path = UpgradePath.of(UpgradeExample.at("1.31.2").wanted());
        assertThat(path.unknown()).containsExactly(32);
    }

    /** The versions; a star where kubelets move. */
    private static String path(UpgradeExample example) {
        return UpgradePath.of(example.wanted()).hops().stream()
                .map(hop -> hop.version() + (hop.movesKubelets() ? "*" : ""))
                .collect(Collectors.joining(" "));
    }
}
