package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnLabHosts
class KillWorkerE2E {

    @Test
    void theInstallEndsAlthoughTheWorkerIsKilledDuringInitAndDuringAJoin() {
        try (var cluster = new LabCluster(2, 1, Map.of())) {
            var hosts = cluster.hosts();
            try (var client = cluster.startInstall(cluster.manifest("killed"))) {
                killWhileKubeadmRuns(cluster, client, hosts.controlPlane(1));
                killWhileKubeadmRuns(cluster, client, hosts.controlPlane(2));
                client.await(Duration.ofMinutes(8)).mustSucceed();
            }

            assertThat(cluster.nodes())
                    .allMatch(node -> node.endsWith(" Ready"))
                    .hasSize(3);
            for (var host : new String[] {hosts.controlPlane(1), hosts.controlPlane(2), hosts.worker(1)}) {
                var journal = hosts.journal(host);
                assertThat(journal.finishedAndStartedAgain()).as(host).isEmpty();
                assertThat(journal.lines()).as(host).isNotEmpty();
            }
        }
    }

    private static void killWhileKubeadmRuns(LabCluster cluster, Program client, String host) {
        Awaitility.await("kubeadm on " + host)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the client ended early", () -> !client.alive())
                .until(() -> cluster.hosts().runs(host, "kubeadm"));
        cluster.killWorker();
        cluster.startWorker();
    }
}
