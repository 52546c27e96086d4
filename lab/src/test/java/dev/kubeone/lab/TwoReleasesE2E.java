package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real upgrade over two minor releases in one run, while the API is used and the worker dies in the middle. */
@OnLabHosts
@Tag("long")
class TwoReleasesE2E {
    private static final String FROM = "1.33.13";
    private static final String THROUGH = "1.34.4";
    private static final String TO = "1.35.1";

    @Test
    void theControlPlanesGoThroughTheReleaseBetweenAndKubeletsMoveOnce() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var hosts = cluster.hosts();
            var old = cluster.write("old", hosts.manifest("chained").replace(THROUGH, FROM));
            var wanted = cluster.write("wanted", hosts.manifest("chained").replace(THROUGH, TO));
            cluster.install(old).mustSucceed();

            var plan = cluster.client("plan", "--upgrade", "-m", wanted.toString());
            assertThat(plan.output()).contains("the control plane goes through " + THROUGH + ", " + TO);

            try (var probe = new ApiProbe(hosts, 10);
                    var workload = new GuardedWorkload(hosts, probe);
                    var client = cluster.startUpgrade(wanted)) {
                UpgradedCluster.awaitStep(hosts, client, hosts.controlPlane(2), "KubeadmUpgrade");
                cluster.killWorker();
                cluster.startWorker();
                var ended = client.await(Duration.ofMinutes(25)).mustSucceed();
                System.out.printf(
                        "%s to %s: %d s; API: %d of %d requests failed or took over 3 s; workload below its budget in %d of"
                                + " %d looks%n",
                        FROM,
                        TO,
                        ended.took().toSeconds(),
                        probe.bad().size(),
                        probe.sent(),
                        workload.breaches().size(),
                        workload.looks());
                probe.bad().stream().limit(40).forEach(System.out::println);
                assertThat(workload.breaches()).isEmpty();
            }

            UpgradedCluster.assertEveryHostAt(
                    cluster,
                    TO,
                    List.of(hosts.controlPlane(1), hosts.controlPlane(2), hosts.controlPlane(3)),
                    List.of(hosts.worker(1)));
            assertThat(hosts.journal(hosts.worker(1)).finished("upgradekubelet"))
                    .as("kubelets moved once, from " + FROM + " to " + TO)
                    .isEqualTo(1);
            var again = cluster.client("start-upgrade", "-y", "-m", wanted.toString());
            assertThat(again.mustSucceed().output()).contains("othing to do");
        }
    }
}
