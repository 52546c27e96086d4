package dev.kubeone.lab;

import java.util.List;

/** Ten things that somebody does to a running cluster, and what is said of each. */
final class ChangesByHand {
    private final LabHosts hosts;
    private final String first;
    private final String second;
    private final String third;
    private final String worker;

    ChangesByHand(LabHosts hosts) {
        this.hosts = hosts;
        first = hosts.controlPlane(1);
        second = hosts.controlPlane(2);
        third = hosts.controlPlane(3);
        worker = hosts.worker(1);
    }

    void make() {
        hosts.onHost(first, "echo '# by hand' >>/etc/containerd/config.toml");
        hosts.onHost(second, "chmod 644 /etc/kubernetes/admin.conf");
        hosts.onHost(second, """
                sed s/v1.34/v1.33/ /etc/apt/sources.list.d/kubeone-kubernetes.list >/etc/apt/sources.list.d/older.list
                apt-get -qq update
                apt-get -qq -y --allow-downgrades --allow-change-held-packages install 'kubectl=1.33.13-*' 2>&1
                rm /etc/apt/sources.list.d/older.list
                apt-get -qq update
                apt-mark -qq hold kubectl
                """);
        hosts.onHost(worker, "sysctl -qw net.ipv4.ip_forward=0");
        hosts.onHost(worker, "apt-mark -qq unhold kubelet");
        hosts.onHost(worker, """
                mkdir -p /etc/systemd/system/kubelet.service.d
                printf '[Service]\\nNice=5\\n' >/etc/systemd/system/kubelet.service.d/99-by-hand.conf
                systemctl daemon-reload
                """);
        kubectl("label node " + worker + " --overwrite rack=b2");
        kubectl("taint node " + worker + " by-hand=yes:PreferNoSchedule");
        kubectl("-n kube-system set image deployment/metrics-server metrics-server=example.test/metrics-server:v0");
        hosts.onHost(
                third, "sed -i '/^ *- kube-apiserver$/a\\    - --v=3' /etc/kubernetes/manifests/kube-apiserver.yaml");
    }

    /** In any order. */
    List<String> sentences() {
        return List.of(
                first + ": /etc/containerd/config.toml differs",
                second + ": /etc/kubernetes/admin.conf has mode 644, not 600",
                second + ": kubectl is 1.33.13, not 1.34.4",
                third + ": /etc/kubernetes/manifests/kube-apiserver.yaml has \"- --v=3\", which should not be there",
                worker + ": net.ipv4.ip_forward is 0, not 1",
                worker + ": packages not held at their version: kubelet",
                worker + ": /etc/systemd/system/kubelet.service.d/99-by-hand.conf should not be there",
                worker + ": label rack is b2, not a1",
                "taints are [by-hand=yes:PreferNoSchedule], not []",
                "cluster: Deployment kube-system/metrics-server: spec.template.spec.containers[0].image is"
                        + " example.test/metrics-server:v0, not ");
    }

    private void kubectl(String arguments) {
        hosts.onHost(first, "kubectl --kubeconfig /etc/kubernetes/admin.conf " + arguments);
    }
}
