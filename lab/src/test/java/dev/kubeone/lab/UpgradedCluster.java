package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** What tests want to see of hosts that are being upgraded, and of hosts that were. */
final class UpgradedCluster {
    private UpgradedCluster() {}

    /** Waits until a step of that name has begun on a host, as the host's own journal says. */
    static void awaitStep(LabHosts hosts, Program client, String host, String step) {
        await(
                client,
                step + " on " + host,
                () -> hosts.tryOnHost(host, "grep -qi ' start [^ ]*" + step + "' /var/lib/kubeone/journal")
                                .code()
                        == 0);
    }

    private static void await(Program client, String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofMillis(300))
                .failFast("the client ended early", () -> !client.alive())
                .until(condition);
    }

    /**
     * Every node is Ready at the version, every control plane runs it, and no job that had ended was started again on any
     * host.
     */
    static void assertEveryHostAt(
            LabCluster cluster, String version, List<String> controlPlanes, List<String> workers) {
        var hosts = cluster.hosts();
        assertThat(hosts.onHost(
                                controlPlanes.get(0),
                                "kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes --no-headers"
                                        + " | awk '{print $2, $5}'")
                        .lines())
                .hasSize(controlPlanes.size() + workers.size())
                .allMatch(("Ready v" + version)::equals);
        for (var host : controlPlanes) {
            assertThat(hosts.onHost(
                                    host,
                                    "grep -h image: /etc/kubernetes/manifests/kube-*.yaml | sed 's/.*:v//' | sort -u")
                            .strip())
                    .as(host)
                    .isEqualTo(version);
            assertThat(hosts.journal(host).finishedAndStartedAgain()).as(host).isEmpty();
        }
        for (var host : workers) {
            assertThat(hosts.journal(host).finishedAndStartedAgain()).as(host).isEmpty();
        }
    }
}
