package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.steps.ResetHost;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The step that clears a host, on a real one: what is the cluster's goes, what is somebody else's stays. */
@OnLabHosts
class ResetHostE2E {
    private static final String LEFT_BEHIND = """
            set -e
            mkdir -p /etc/kubernetes/manifests /etc/cni/net.d /var/lib/cni '/var/lib/kubelet/pods/a/vol ume' /etc/kubeone
            touch /etc/kubernetes/admin.conf /etc/cni/net.d/10-flannel.conflist
            mount -t tmpfs pod-volume '/var/lib/kubelet/pods/a/vol ume'
            touch '/var/lib/kubelet/pods/a/vol ume/data'
            ip link add cni0 type bridge
            ip link add veth0pod type veth peer name eth0pod
            ip link set veth0pod master cni0
            ip netns add cni-0001
            ip route add 10.244.7.0/24 via "$(ip -4 route show default | awk '{print $3}')"
            iptables -t nat -A POSTROUTING -s 10.244.7.0/24 ! -d 10.244.0.0/16 -j MASQUERADE
            iptables -t nat -N KUBE-SERVICES
            iptables -t nat -A OUTPUT -j KUBE-SERVICES
            echo '# off by kubeone: /dev/none none swap sw 0 0' >>/etc/fstab
            """;

    private static final String OTHERS = """
            set -e
            ip link add lxcbr0 type bridge
            ip netns add theirs
            iptables -A INPUT -s 198.51.100.7/32 -j DROP
            mkdir -p /srv/theirs
            touch /srv/theirs/data
            """;

    @Test
    void onlyWhatIsTheClustersGoesAndTwiceIsTheSameAsOnce() {
        try (var hosts = new LabHosts(1, 0)) {
            var host = hosts.controlPlane(1);
            var folder = Checkout.outputs();
            var manifest = LabCluster.write(folder.resolve(host + ".yaml"), hosts.manifest("left"));
            hosts.onHost(host, LEFT_BEHIND + OTHERS);
            assertThat(new HostScan(hosts).findings(host)).contains("interface cni0", "file /etc/kubernetes");

            try (var steps = new StepRunner("left", manifest, folder)) {
                assertThatThrownBy(() -> reset(steps, host))
                        .isInstanceOf(OperatorException.class)
                        .hasMessageContaining("that kubeone did not make");
                hosts.onHost(host, "mkdir -p /var/lib/kubeone && echo left >/var/lib/kubeone/cluster");
                assertThat(reset(steps, host).changed()).isTrue();
                assertThat(new HostScan(hosts).findings(host)).isEmpty();
                assertThat(hosts.onHost(host, "grep -c '^/dev/none none swap' /etc/fstab")
                                .strip())
                        .isEqualTo("1");

                assertThat(reset(steps, host).message()).isEqualTo("was already right");
                assertThat(hosts.onHost(host, "ip -o link show lxcbr0; ip netns; ls /srv/theirs; iptables-save"))
                        .contains("lxcbr0", "theirs", "data", "-A INPUT -s 198.51.100.7/32 -j DROP");

                hosts.onHost(host, "mkdir -p /var/lib/kubeone && echo other >/var/lib/kubeone/cluster");
                assertThatThrownBy(() -> reset(steps, host))
                        .isInstanceOf(OperatorException.class)
                        .hasMessageContaining("the host belongs to cluster other");
            }
        }
    }

    private static StepResult reset(StepRunner steps, String host) {
        var inputs = Map.of(
                "CLUSTER",
                "left",
                "ETCD_MEMBER",
                "leave",
                "NODE_KNOWN",
                "false",
                "POD_SUBNETS",
                "10.244.0.0/16",
                "BINARIES",
                "keep",
                "API_GOES_ON",
                "false",
                "SILENT",
                "false");
        return steps.run(new ResetHost(), host, inputs);
    }
}
