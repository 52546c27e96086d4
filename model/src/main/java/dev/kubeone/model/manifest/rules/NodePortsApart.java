package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** A service must not take a port that the cluster itself listens on. */
final class NodePortsApart implements Rule {
    private static final String PATH = "clusterNetwork.nodePortRange";
    /** etcd, kubelet, kube-proxy, controller manager, scheduler; the API server's is 6443 on every host. */
    private static final List<Integer> TAKEN = List.of(2379, 2380, 6443, 10249, 10250, 10256, 10257, 10259);

    @Override
    public String sentence() {
        return "`clusterNetwork.nodePortRange` holds no port of the cluster's own programs.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        String range = cluster.clusterNetwork().nodePortRange();
        int dash = range.indexOf('-');
        if (findings.unread(PATH) || dash < 0) {
            return;
        }
        int first = Integer.parseInt(range.substring(0, dash));
        int last = Integer.parseInt(range.substring(dash + 1));
        TAKEN.stream()
                .filter(port -> port >= first && port <= last)
                .findFirst()
                .ifPresent(port -> findings.problem(
                        PATH,
                        range + " holds port " + port + ", which Kubernetes itself needs",
                        "Usual is 30000-32767"));
    }
}
