package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnLabHosts
class InterruptedHostE2E {

    @Test
    void aHostThatRebootsWhilePackagesInstallBecomesANode() {
        try (var cluster = new LabCluster(1, 1, Map.of())) {
            var hosts = cluster.hosts();
            try (var client = cluster.startInstall(cluster.manifest("rebooted"))) {
                await(client, "packages on the worker", () -> hosts.runs(hosts.worker(1), "dpkg"));
                hosts.lab("reboot", hosts.worker(1));
                client.await(Duration.ofMinutes(8)).mustSucceed();
            }

            assertThat(cluster.nodes()).containsExactly("e2e-cp-1 Ready", "e2e-w-1 Ready");
        }
    }

    @Test
    void aConnectionThatIsCutForHalfAMinuteChangesNothing() {
        try (var cluster = new LabCluster(1, 1, Map.of())) {
            var hosts = cluster.hosts();
            try (var client = cluster.startInstall(cluster.manifest("cut"))) {
                await(client, "kubeadm init", () -> hosts.runs(hosts.controlPlane(1), "kubeadm"));
                hosts.lab("net", "cut", hosts.controlPlane(1), "30");
                client.await(Duration.ofMinutes(8)).mustSucceed();
            }

            assertThat(cluster.nodes()).containsExactly("e2e-cp-1 Ready", "e2e-w-1 Ready");
            assertThat(hosts.journal(hosts.controlPlane(1)).finishedAndStartedAgain())
                    .isEmpty();
        }
    }

    private static void await(Program client, String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the client ended early", () -> !client.alive())
                .until(condition);
    }
}
