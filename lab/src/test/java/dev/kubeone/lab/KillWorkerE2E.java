package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A real install and a real upgrade to the next minor release; the worker is killed in the middle of both. */
@OnLabHosts
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillWorkerE2E {
    private static final String FROM = "1.33.13";
    private static final String TO = "1.34.4";

    /** As a reboot leaves a package in the middle of its files; the repository of its version is gone by then. */
    private static final String CUT_OFF_KUBECTL = """
            sed -i '/^Package: kubectl$/,/^$/s/^Status: .*/Status: hold reinstreq half-installed/' /var/lib/dpkg/status
            rm /usr/bin/kubectl
            dpkg-query -W -f '${db:Status-Eflag}' kubectl
            """;

    private static LabCluster cluster;

    @BeforeAll
    static void hosts() {
        cluster = new LabCluster(2, 1, Map.of());
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void theInstallEndsAlthoughTheWorkerIsKilledDuringInitAndDuringAJoin() {
        var hosts = cluster.hosts();
        var old = cluster.write("old", hosts.manifest("killed").replace(TO, FROM));
        try (var client = cluster.startInstall(old)) {
            killWhileKubeadmRuns(client, hosts.controlPlane(1));
            killWhileKubeadmRuns(client, hosts.controlPlane(2));
            client.await(Duration.ofMinutes(8)).mustSucceed();
        }
        assertEveryHostAt(FROM);
    }

    @Test
    @Order(2)
    void theUpgradeEndsAlthoughTheWorkerIsKilledInTheMiddleOfItsSteps() {
        var hosts = cluster.hosts();
        var wanted = cluster.manifest("killed");
        assertThat(hosts.onHost(hosts.worker(1), CUT_OFF_KUBECTL)).isEqualTo("reinstreq");
        try (var client = cluster.startUpgrade(wanted)) {
            killWhenItHasBegun(client, hosts.controlPlane(1), "KubeadmUpgradeApply");
            killWhenItHasBegun(client, hosts.controlPlane(2), "KubeadmUpgradeNode");
            killWhenItHasBegun(client, hosts.controlPlane(2), "UpgradeKubelet");
            client.await(Duration.ofMinutes(12)).mustSucceed();
        }
        assertEveryHostAt(TO);
        assertThat(cluster.client("history", "killed").mustSucceed().output())
                .as("the story of the run, killed workers included")
                .contains(
                        ": kubeadm upgrade apply done",
                        ": upgrade the kubelet done",
                        "after: its worker gave no sign of life any more");

        var again =
                cluster.client("start-upgrade", "-y", "-m", wanted.toString()).mustSucceed();
        assertThat(again.output()).contains("othing to do");
        assertThat(again.took()).isLessThan(Duration.ofSeconds(15));
    }

    private static void assertEveryHostAt(String version) {
        var hosts = cluster.hosts();
        UpgradedCluster.assertEveryHostAt(
                cluster, version, List.of(hosts.controlPlane(1), hosts.controlPlane(2)), List.of(hosts.worker(1)));
    }

    private static void killWhileKubeadmRuns(Program client, String host) {
        Awaitility.await("kubeadm on " + host)
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the client ended early", () -> !client.alive())
                .until(() -> cluster.hosts().runs(host, "kubeadm"));
        replaceWorker();
    }

    private static void killWhenItHasBegun(Program client, String host, String step) {
        UpgradedCluster.awaitStep(cluster.hosts(), client, host, step);
        replaceWorker();
    }

    private static void replaceWorker() {
        cluster.killWorker();
        cluster.startWorker();
    }
}
