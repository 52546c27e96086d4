package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real hosts leave a real cluster that goes on without them, are clean then, and come back. */
@OnLabHosts
@Tag("long")
class RemoveHostsE2E {
    private static final int DRIFT = 25;

    @Test
    void aControlPlaneAndAWorkerLeaveAndComeBack() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var hosts = cluster.hosts();
            var whole = cluster.manifest("smaller");
            cluster.install(whole).mustSucceed();
            var text = hosts.manifest("smaller");
            var fewer = cluster.write(
                    "fewer",
                    without(without(text, hosts.controlPlane(3)), hosts.worker(1))
                            .replace("staticWorkers:\n  hosts:\n", ""));

            var told = cluster.client("apply", "-y", "-m", fewer.toString());
            assertThat(told.code()).as(told.output()).isEqualTo(DRIFT);
            assertThat(told.output())
                    .contains("node " + hosts.controlPlane(3) + " is of no host in the manifest")
                    .contains("--remove-hosts");
            assertThat(cluster.nodes()).hasSize(4);

            try (var probe = new ApiProbe(hosts, 2)) {
                var removed = cluster.client("apply", "-y", "--remove-hosts", "-m", fewer.toString())
                        .mustSucceed();
                System.out.println("two hosts left in " + removed.took().toSeconds() + " s, "
                        + probe.bad().size() + " of " + probe.sent() + " requests failed or were slow");
                assertThat(probe.bad()).isEmpty();
            }
            assertThat(cluster.nodes())
                    .containsExactly(hosts.controlPlane(1) + " Ready", hosts.controlPlane(2) + " Ready");
            assertThat(new HostScan(hosts).findings(hosts.controlPlane(3))).isEmpty();
            assertThat(new HostScan(hosts).findings(hosts.worker(1))).isEmpty();
            cluster.client("drift", "smaller").mustSucceed();

            cluster.client("apply", "-y", "-m", whole.toString()).mustSucceed();
            assertThat(cluster.nodes()).hasSize(4).allMatch(node -> node.endsWith(" Ready"));
            cluster.client("drift", "smaller").mustSucceed();
        }
    }

    /** The manifest as somebody leaves it who deletes a host's lines. */
    private static String without(String manifest, String host) {
        var entry = Pattern.compile(
                " {4}- publicAddress: \\S+\\n {6}hostname: " + Pattern.quote(host) + "\\n(?: {6}.*\\n?)*");
        var shorter = entry.matcher(manifest).replaceFirst("");
        assertThat(shorter).as("the manifest without " + host).isNotEqualTo(manifest);
        return shorter;
    }
}
