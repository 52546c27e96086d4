package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real minor upgrades of three control planes and a worker while somebody uses the API ten times a second and a workload
 * with a budget serves: one that nothing disturbs, one on a bad day, and one during which a host falls silent.
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
    void aClusterIsUpgradedWhileItsApiAndItsWorkloadGoOn() throws Exception {
        upgrade((cluster, client) -> {});
    }

    @Test
    void onABadDayToo() throws Exception {
        upgrade((cluster, client) -> {
            var hosts = cluster.hosts();
            var rebooted = CompletableFuture.runAsync(() -> {
                var host = hosts.controlPlane(2);
                UpgradedCluster.awaitStep(hosts, client, host, "UpgradeKubelet");
                hosts.lab("reboot", host);
                System.out.println(host + " rebooted while its kubelet was upgraded");
            });
            var cut = CompletableFuture.runAsync(() -> {
                var host = hosts.controlPlane(3);
                UpgradedCluster.awaitStep(hosts, client, host, "KubeadmUpgrade");
                hosts.lab("net", "cut-port", host, "22", "60");
                System.out.println("no SSH to " + host + " for a minute while its control plane was upgraded");
            });
            assertThat(new RandomKills().during(cluster, client, KILLS, 10, 50)).isEqualTo(KILLS);
            cut.get(15, TimeUnit.MINUTES);
            rebooted.get(15, TimeUnit.MINUTES);
        });
    }

    /**
     * A host that says nothing any more takes an etcd member and an API server with it. etcd's client in the API servers
     * that are left takes ten seconds to give up a connection; what is asked meanwhile may wait for it.
     */
    @Test
    void aHostIsCutOffForAMinute() throws Exception {
        upgrade((cluster, client) -> {
            var hosts = cluster.hosts();
            var host = hosts.controlPlane(3);
            UpgradedCluster.awaitStep(hosts, client, host, "KubeadmUpgrade");
            System.out.println(host + " is cut off for a minute, at " + Instant.now());
            hosts.lab("net", "cut", host, "60");
        });
    }

    /** What happens to a cluster while it is upgraded. */
    private interface Day {
        void passes(LabCluster cluster, Program client) throws Exception;
    }

    private static void upgrade(Day day) throws Exception {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var old = cluster.write("old", cluster.hosts().manifest("upgraded").replace(TO, FROM));
            var manifest = cluster.manifest("upgraded");
            var installed = cluster.install(old).mustSucceed().took();
            try (var probe = new ApiProbe(cluster.hosts(), 10);
                    var workload = new GuardedWorkload(cluster.hosts(), probe);
                    var client = cluster.startUpgrade(manifest)) {
                day.passes(cluster, client);
                var ended = client.await(Duration.ofMinutes(20)).mustSucceed();
                var bad = probe.bad();
                var sent = probe.sent();
                var breaches = workload.breaches();
                System.out.printf(
                        "install %d s, upgrade %d s; API: %d of %d requests failed or took over 3 s; workload below its"
                                + " budget in %d of %d looks%n",
                        installed.toSeconds(),
                        ended.took().toSeconds(),
                        bad.size(),
                        sent,
                        breaches.size(),
                        workload.looks());
                bad.stream().limit(40).forEach(System.out::println);
                System.out.println(cluster.client("history", "upgraded").output());
                var hosts = cluster.hosts();
                UpgradedCluster.assertEveryHostAt(
                        cluster,
                        TO,
                        List.of(hosts.controlPlane(1), hosts.controlPlane(2), hosts.controlPlane(3)),
                        List.of(hosts.worker(1)));
                assertThat(breaches).isEmpty();
                var again = cluster.client("start-upgrade", "-y", "-m", manifest.toString())
                        .mustSucceed();
                assertThat(again.output()).contains("othing to do");
                assertThat(bad).as("of " + sent).hasSizeLessThan((int) (MOST_BAD * sent) + 1);
            }
        }
    }
}
