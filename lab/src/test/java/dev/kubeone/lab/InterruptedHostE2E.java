package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnLabHosts
class InterruptedHostE2E {

    /** Kills dpkg again and again until it leaves the package half installed: there in name, without its files. */
    private static final String CUT_OFF = """
            install -d /etc/apt/keyrings
            curl -fsSL https://download.docker.com/linux/debian/gpg | gpg --batch --yes --dearmor -o /etc/apt/keyrings/cut.gpg
            echo 'deb [signed-by=/etc/apt/keyrings/cut.gpg] https://download.docker.com/linux/debian bookworm stable' \
              >/etc/apt/sources.list.d/cut.list
            apt-get -qq update
            state() { dpkg-query -W -f '${db:Status-Status}' containerd.io 2>/dev/null || true; }
            for _ in $(seq 20); do
              setsid apt-get -qq -y install containerd.io >/dev/null 2>&1 &
              while kill -0 $! 2>/dev/null && [ "$(state)" != half-installed ]; do :; done
              kill -9 -- -$! 2>/dev/null || true
              pkill -9 -x dpkg || true
              while pgrep -x dpkg >/dev/null; do :; done
              if [ "$(state)" = half-installed ]; then break; fi
              dpkg --configure -a && apt-get -qq -y purge containerd.io >/dev/null
            done
            rm /etc/apt/sources.list.d/cut.list
            state
            """;

    @Test
    void aHostThatRebootsWhilePackagesInstallBecomesANode() {
        try (var cluster = new LabCluster(1, 1, Map.of())) {
            var hosts = cluster.hosts();
            assertThat(hosts.onHost(hosts.controlPlane(1), CUT_OFF)).endsWith("half-installed");
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
