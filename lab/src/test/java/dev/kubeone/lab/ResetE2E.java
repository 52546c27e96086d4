package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.lab.Program.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real clusters are taken off their hosts, which a scan then finds clean and another install takes. */
@OnLabHosts
@Tag("long")
class ResetE2E {
    private static final int DONE_IN_PART = 20;
    private static final Duration NOTHING_TO_DO = Duration.ofSeconds(20);

    @Test
    void aClusterGoesAndComesBackAndADeadHostIsFinishedLater() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var hosts = cluster.hosts();
            var all = List.of(hosts.controlPlane(1), hosts.controlPlane(2), hosts.controlPlane(3), hosts.worker(1));
            var manifest = cluster.manifest("gone");
            cluster.install(manifest).mustSucceed();
            assertThat(new HostScan(hosts).findings(hosts.controlPlane(1)))
                    .as("the scan can see a cluster")
                    .isNotEmpty();
            holdPodsOnTheWorker(hosts);

            var reset = reset(cluster, manifest).mustSucceed();
            assertClean(hosts, all);
            var again = reset(cluster, manifest).mustSucceed();
            assertThat(again.output()).contains("othing to do");
            assertThat(again.took()).isLessThan(NOTHING_TO_DO);

            var installed = cluster.install(manifest).mustSucceed();
            assertThat(cluster.nodes()).hasSize(4).allMatch(node -> node.endsWith(" Ready"));

            hosts.lab("poweroff", hosts.worker(1));
            var part = reset(cluster, manifest, "--remove-binaries");
            assertThat(part.code()).as(part.output()).isEqualTo(DONE_IN_PART);
            assertThat(part.output()).contains(hosts.worker(1), "does not answer");
            hosts.lab("start", hosts.worker(1));
            var rest = reset(cluster, manifest, "--remove-binaries").mustSucceed();
            for (var host : all) {
                assertThat(new HostScan(hosts).findingsWithPackages(host))
                        .as(host)
                        .isEmpty();
            }
            report("reset", reset, "reset of nothing", again, "install", installed, "part", part, "rest", rest);
        }
    }

    @Test
    void threeTimesOverWithTheWorkerKilledAtRandomMoments() {
        var kills = new RandomKills();
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var hosts = cluster.hosts();
            var all = List.of(hosts.controlPlane(1), hosts.controlPlane(2), hosts.controlPlane(3), hosts.worker(1));
            var manifest = cluster.manifest("thrice");
            var killed = 0;
            for (var round = 1; round <= 3; round++) {
                cluster.install(manifest).mustSucceed();
                try (var client = cluster.startReset(manifest)) {
                    killed += kills.during(cluster, client, 2, 2, 9);
                    client.await(Duration.ofMinutes(8)).mustSucceed();
                }
                assertClean(hosts, all);
            }
            System.out.println("workers killed during three resets: " + killed);
            assertThat(killed).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void anInstallInTheMiddleIsCancelledAndTakenAway() {
        try (var cluster = new LabCluster(1, 1, Map.of())) {
            var hosts = cluster.hosts();
            var all = List.of(hosts.controlPlane(1), hosts.worker(1));
            var manifest = cluster.manifest("half");
            try (var client = cluster.startInstall(manifest)) {
                Awaitility.await("kubeadm init")
                        .atMost(Duration.ofMinutes(4))
                        .until(() -> hosts.runs(hosts.controlPlane(1), "kubeadm"));

                var reset = reset(cluster, manifest).mustSucceed();

                assertThat(reset.output()).contains("is held by another run: Install half", "It is cancelled");
                client.await(Duration.ofMinutes(1));
                assertThat(client.text()).contains("cancelled");
                report("reset in the middle", reset);
            }
            assertClean(hosts, all);
            cluster.install(manifest).mustSucceed();
            assertThat(cluster.nodes()).hasSize(2).allMatch(node -> node.endsWith(" Ready"));
        }
    }

    @Test
    void aClusterWhoseLeaderAndApiAreDeadIsTakenAway() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var hosts = cluster.hosts();
            var dead = List.of(hosts.controlPlane(1), hosts.controlPlane(2));
            var living = List.of(hosts.controlPlane(3), hosts.worker(1));
            var manifest = cluster.manifest("headless");
            cluster.install(manifest).mustSucceed();
            dead.forEach(host -> hosts.lab("poweroff", host));

            var part = reset(cluster, manifest);
            assertThat(part.code()).as(part.output()).isEqualTo(DONE_IN_PART);
            assertThat(part.output()).contains(dead).doesNotContain("drain the node");
            assertClean(hosts, living);

            dead.forEach(host -> hosts.lab("start", host));
            var rest = reset(cluster, manifest).mustSucceed();
            assertClean(hosts, dead);
            report("without an API", part, "rest", rest);
        }
    }

    private static Ended reset(LabCluster cluster, Path manifest, String... more) {
        var command = new ArrayList<>(List.of("start-reset", "-y", "-m", manifest.toString()));
        command.addAll(List.of(more));
        return cluster.client(command.toArray(String[]::new));
    }

    /** Two pods that a budget never lets go: a reset must not wait for room that will never be. */
    private static void holdPodsOnTheWorker(LabHosts hosts) {
        hosts.onHost(hosts.controlPlane(1), """
                export KUBECONFIG=/etc/kubernetes/admin.conf
                kubectl create deployment held --image=registry.k8s.io/pause:3.10.1 --replicas=2
                kubectl create poddisruptionbudget held --selector=app=held --min-available=2
                kubectl wait deployment/held --for=condition=Available --timeout=120s
                """);
    }

    private static void assertClean(LabHosts hosts, List<String> all) {
        for (var host : all) {
            assertThat(new HostScan(hosts).findings(host)).as(host).isEmpty();
        }
    }

    /** @param named names, each followed by how it ended */
    private static void report(Object... named) {
        for (var n = 0; n < named.length; n += 2) {
            System.out.printf(
                    "%s: %d s%n", named[n], ((Ended) named[n + 1]).took().toSeconds());
        }
    }
}
