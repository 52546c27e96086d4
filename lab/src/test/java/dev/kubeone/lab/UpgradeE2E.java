package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real minor upgrade of three control planes and a worker while somebody uses the API and the worker process is
 * killed again and again.
 */
@OnLabHosts
@Tag("long")
class UpgradeE2E {
    private static final String FROM = "1.33.13";
    private static final String TO = "1.34.4";
    private static final int KILLS = 5;

    /** Of a client that opens a new connection each time; a machine that is busy with other tests is slow now and then. */
    private static final double MOST_BAD = 0.01;

    @Test
    void aClusterIsUpgradedAlthoughTheWorkerIsKilledAndItsApiGoesOn() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var old = cluster.write("old", cluster.hosts().manifest("upgraded").replace(TO, FROM));
            var manifest = cluster.manifest("upgraded");
            var installing = System.nanoTime();
            cluster.install(old).mustSucceed();
            var upgrading = System.nanoTime();
            try (var probe = new ApiProbe(cluster.hosts(), 10);
                    var client = cluster.startUpgrade(manifest)) {
                new RandomKills().during(cluster, client, KILLS, 10, 50);
                client.await(Duration.ofMinutes(20)).mustSucceed();
                report(probe, upgrading - installing, System.nanoTime() - upgrading);
                var bad = probe.bad();
                var sent = probe.sent();
                assertUpgraded(cluster);
                var again = cluster.client("start-upgrade", "-y", "-m", manifest.toString())
                        .mustSucceed();
                assertThat(again.output()).contains("othing to do");
                assertThat(bad).as("of " + sent).hasSizeLessThan((int) (MOST_BAD * sent) + 1);
            }
        }
    }

    private static void report(ApiProbe probe, long installed, long upgraded) {
        System.out.printf(
                "install %d s, upgrade with %d kills %d s; API: %d of %d requests failed or took over 3 s%n",
                installed / 1_000_000_000,
                KILLS,
                upgraded / 1_000_000_000,
                probe.bad().size(),
                probe.sent());
        probe.bad().stream().limit(40).forEach(System.out::println);
    }

    private static void assertUpgraded(LabCluster cluster) {
        var hosts = cluster.hosts();
        assertThat(hosts.onHost(
                                hosts.controlPlane(1),
                                "kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes --no-headers"
                                        + " | awk '{print $2, $5}'")
                        .lines())
                .hasSize(4)
                .allMatch(("Ready v" + TO)::equals);
        for (var host : List.of(hosts.controlPlane(1), hosts.controlPlane(2), hosts.controlPlane(3), hosts.worker(1))) {
            assertThat(hosts.journal(host).finishedAndStartedAgain()).as(host).isEmpty();
        }
        for (var n = 1; n <= 3; n++) {
            assertThat(hosts.onHost(hosts.controlPlane(n), "grep -h image: /etc/kubernetes/manifests/kube-*.yaml"))
                    .as(hosts.controlPlane(n))
                    .doesNotContain(FROM)
                    .contains(TO);
        }
    }
}
