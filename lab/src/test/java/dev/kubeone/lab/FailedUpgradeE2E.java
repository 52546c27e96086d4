package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.snapshots.SnapshotFolder;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real upgrade whose new API server cannot start: its image holds something else. */
@OnLabHosts
@Tag("long")
class FailedUpgradeE2E {
    private static final String FROM = "1.33.13";
    private static final String TO = "1.34.4";
    private static final String IMAGE = "registry.k8s.io/kube-apiserver:v" + TO;

    @Test
    void theRunParksTheOldApiServerAnswersAndWhenTheImageIsMendedItGoesOn() {
        try (var cluster = new LabCluster(3, 0, Map.of())) {
            var hosts = cluster.hosts();
            var first = hosts.controlPlane(1);
            var old = cluster.write("old", hosts.manifest("failing").replace(TO, FROM));
            cluster.install(old).mustSucceed();
            hosts.onHost(
                    first,
                    "ctr -n k8s.io images tag --force $(ctr -n k8s.io images ls -q | grep /pause: | head -1) " + IMAGE);
            var manifest = cluster.manifest("failing");

            try (var probe = new ApiProbe(hosts, 2);
                    var client = cluster.startUpgrade(manifest)) {
                var ended = client.await(Duration.ofMinutes(15));
                assertThat(ended.code()).as(ended.output()).isEqualTo(23);
                assertThat(ended.output())
                        .contains("the new control plane did not come up; kubeadm put the old one back (API server "
                                + FROM + "), and it answers");
                System.out.printf(
                        "parked after %d s; API: %d of %d requests failed or took over 3 s%n",
                        ended.took().toSeconds(), probe.bad().size(), probe.sent());
                probe.bad().forEach(System.out::println);
            }
            for (var n = 1; n <= 3; n++) {
                assertThat(hosts.onHost(
                                hosts.controlPlane(n), "grep -h image: /etc/kubernetes/manifests/kube-apiserver.yaml"))
                        .as("nothing went on on " + hosts.controlPlane(n))
                        .contains(FROM);
            }
            var snapshots = new SnapshotFolder(cluster.folder().resolve("state").resolve("snapshots"));
            var snapshot = snapshots.list("failing").get(0);
            var etcd = new ScratchEtcd(hosts);
            assertThat(etcd.restoredKeys(snapshots, "failing", snapshot)).isEqualTo(etcd.liveKeysAt(snapshot));

            hosts.onHost(
                    first,
                    "ctr -n k8s.io images rm " + IMAGE + " && ctr -n k8s.io images pull --hosts-dir"
                            + " /etc/containerd/certs.d " + IMAGE);
            cluster.client("retry", "failing").mustSucceed();
            var watched = cluster.client("watch", "failing").mustSucceed();
            assertThat(watched.output()).contains("done");
            Awaitility.await("every node at " + TO)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> hosts.onHost(
                                    first,
                                    "kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes --no-headers"
                                            + " | awk '{print $2, $5}' | sort -u")
                            .strip()
                            .equals("Ready v" + TO));
        }
    }
}
