package dev.kubeone.activities.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.UpgradeExample;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.Features.Toggle;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.RunKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradeGuardsTest {
    @Test
    void aClusterOneMinorBehindPasses() {
        assertThat(found(UpgradeExample.at("1.33.13"))).isEmpty();
    }

    @Test
    void aClusterInTheMiddleOfAnUpgradePasses() {
        assertThat(found(UpgradeExample.at("1.33.13").controlPlane("cp-1", "1.34.4")))
                .isEmpty();
    }

    @Test
    void aTargetBeyondAReleaseThatNobodyKnowsIsRefusedWithTheServerThatCannotGoThere() {
        assertThat(found(UpgradeExample.at("1.31.9")))
                .contains("cp-1: kube-apiserver on cp-1 (1.31.9) cannot go to 1.34.4: kubeadm skips no minor release,"
                        + " and this build knows no version of 1.32 → upgrade to 1.32 first, with the tools of its"
                        + " time");
    }

    @Test
    void severalMinorsInOneRequestPassAndTheWayIsTold() {
        var example = UpgradeExample.at("1.33.13").to("1.36.1");
        assertThat(found(example)).isEmpty();
        assertThat(new SkewPolicy().warnings(example.wanted()))
                .containsExactly("the control plane goes through 1.34.4, 1.35.1, 1.36.1; kubelets move to 1.36.1");
        assertThat(new SkewPolicy().warnings(UpgradeExample.at("1.33.13").wanted()))
                .isEmpty();
    }

    @Test
    void aNodeOutsideTheManifestThatTheWayLeavesBehindIsNamedWithTheVersion() {
        assertThat(found(UpgradeExample.at("1.33.13")
                        .foreignWorker("md-1", "1.32.5")
                        .to("1.36.1")))
                .containsExactly("md-1: kubelet on md-1 (1.32.5) would be more than 3 minor releases older than the API"
                        + " servers at 1.36.1 → upgrade it first");
        assertThat(found(UpgradeExample.at("1.33.13")
                        .foreignWorker("md-1", "1.32.5")
                        .to("1.35.1")))
                .isEmpty();
    }

    @Test
    void whatIsNewerThanTheTargetIsNamed() {
        assertThat(found(UpgradeExample.at("1.34.4").controlPlane("cp-2", "1.34.9")))
                .containsExactly(
                        "cp-2: kube-apiserver is 1.34.9 already, the manifest wants 1.34.4 → Kubernetes cannot"
                                + " be downgraded: set versions.kubernetes to 1.34.9 or newer", // each of the three
                        // parts
                        "cp-2: kube-controller-manager is 1.34.9 already, the manifest wants 1.34.4 → Kubernetes cannot"
                                + " be downgraded: set versions.kubernetes to 1.34.9 or newer",
                        "cp-2: kube-scheduler is 1.34.9 already, the manifest wants 1.34.4 → Kubernetes cannot be"
                                + " downgraded: set versions.kubernetes to 1.34.9 or newer");
    }

    @Test
    void aKubeletNewerThanAnApiServerIsNamedWithIt() {
        assertThat(found(UpgradeExample.at("1.33.13").kubelet("w-1", "1.34.4")))
                .containsExactly("w-1: kubelet on w-1 (1.34.4) is newer than kube-apiserver on cp-1 (1.33.13) → nothing"
                        + " may be newer than an API server: upgrade that API server, or take the newer part back");
    }

    @Test
    void aKubeletFourMinorsBehindIsNamedWithTheNewestApiServer() {
        assertThat(found(UpgradeExample.at("1.33.13").kubelet("w-1", "1.29.1")))
                .containsExactly("w-1: kubelet on w-1 (1.29.1) is more than 3 minor releases older than kube-apiserver"
                        + " on cp-1 (1.33.13) → upgrade it first");
    }

    @Test
    void apiServersTwoMinorsApartAreNamed() {
        assertThat(found(UpgradeExample.at("1.34.4").controlPlane("cp-3", "1.32.9")))
                .anyMatch(sentence -> sentence.contains("are more than one minor release apart"));
    }

    @Test
    void hostsAndNodesThatDoNotMatchAreNamed() {
        assertThat(found(UpgradeExample.at("1.33.13").withoutNode("w-1").foreignControlPlane("old-cp")))
                .anyMatch(sentence -> sentence.startsWith("w-1: the host is not a node"))
                .anyMatch(sentence -> sentence.startsWith("old-cp: the cluster has a control plane that is not"));
    }

    @Test
    void aNodeThatIsNotReadyBlocksUnlessAnUpgradeLeftItSo() {
        assertThat(found(UpgradeExample.at("1.33.13").notReady("cp-2")))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).startsWith("cp-2: the node is not Ready"));
        assertThat(found(UpgradeExample.at("1.33.13").notReady("cp-2").unfinished("cp-2", "1.34.4")))
                .isEmpty();
    }

    @Test
    void certificatesThatEndSoonBlock() {
        assertThat(found(UpgradeExample.at("1.33.13").certificatesHold(600)))
                .anyMatch(sentence -> sentence.contains("ends in 10 min"));
        assertThat(found(UpgradeExample.at("1.33.13").certificatesHold(86_400))).isEmpty();
    }

    @Test
    void whatIsNotCarriedOutStandsInTheWayOfAnUpgradeToo() {
        var features = new Features(null, null, null, null, null, new Toggle(true), null, null, null, null);
        var wanted = UpgradeExample.at("1.33.13").wants(features).wanted();

        assertThat(Guards.of(RunKind.UPGRADE, OsCatalog.shipped()).stream()
                        .flatMap(guard -> guard.blockers(wanted).stream()))
                .extracting(Blocker::guard)
                .contains("NotCarriedOut");
    }

    @Test
    void everyGuardOfARunIsThereOnce() {
        for (var kind : List.of(RunKind.INSTALL, RunKind.UPGRADE)) {
            assertThat(Guards.of(kind, OsCatalog.shipped()))
                    .extracting(guard -> guard.getClass().getSimpleName())
                    .doesNotHaveDuplicates()
                    .contains("NotInAnotherCluster", "NamedOperatingSystem", "NotCarriedOut");
        }
    }

    private static List<String> found(UpgradeExample example) {
        var wanted = example.wanted();
        return List.<Guard>of(
                        new ClusterExists(),
                        new HostsAreNodes(),
                        new NodesReady(),
                        new NoDowngrade(),
                        new SkewPolicy(),
                        new UpgradeDisk(),
                        new CertificatesHold())
                .stream()
                .flatMap(guard -> guard.blockers(wanted).stream())
                .map(Blocker::sentence)
                .toList();
    }
}
