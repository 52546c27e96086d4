package dev.kubeone.model.facts;

import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nodes of the cluster that belong to no host of the manifest, machines of MachineDeployments aside: hosts that were
 * taken out of it.
 */
public final class UnlistedNodes {
    /** Annotation of a node with the key that the manifest pins for its host: a manifest forgets it with the host. */
    public static final String SSH_HOST_KEY = "kubeone.io/ssh-host-key";

    private final KubeOneCluster manifest;
    private final ClusterFacts facts;

    public UnlistedNodes(KubeOneCluster manifest, ClusterFacts facts) {
        this.manifest = manifest;
        this.facts = facts;
    }

    /** A host belongs to the node that has its name, or one of its addresses. */
    public List<NodeFacts> nodes() {
        return facts.api().nodes().stream()
                .filter(node -> !machine(node))
                .filter(node -> manifest.hosts().stream().noneMatch(host -> belongs(host, node)))
                .toList();
    }

    /** The name of a host whose node nobody can tell, because it neither answers nor says its name. */
    public Optional<String> unknownHost() {
        return manifest.hosts().stream()
                .filter(host -> host.hostname().isEmpty())
                .filter(host -> facts.host(host.displayName())
                        .filter(HostFacts::reachable)
                        .isEmpty())
                .filter(host -> facts.api().nodes().stream().noneMatch(node -> belongs(host, node)))
                .map(HostConfig::displayName)
                .findFirst();
    }

    /**
     * How these nodes' hosts are reached: at the node's first address, otherwise like the first host of their role in
     * the manifest. Empty while {@link #unknownHost()} names one, for its node would be among them.
     */
    public List<HostConfig> hosts() {
        return unknownHost().isPresent()
                ? List.of()
                : nodes().stream().map(this::host).flatMap(Optional::stream).toList();
    }

    private Optional<HostConfig> host(NodeFacts node) {
        var alike = node.controlPlane()
                ? manifest.controlPlane().hosts().stream()
                : Stream.concat(manifest.staticWorkers().hosts().stream(), manifest.controlPlane().hosts().stream());
        return node.addresses().isEmpty()
                ? Optional.empty()
                : alike.findFirst()
                        .map(host -> host.at(
                                node.name(),
                                node.addresses().get(0),
                                node.annotations().getOrDefault(SSH_HOST_KEY, "")));
    }

    private boolean belongs(HostConfig host, NodeFacts node) {
        return node.name().equals(nodeName(host))
                || node.addresses().contains(host.publicAddress())
                || (!host.privateAddress().isEmpty() && node.addresses().contains(host.privateAddress()));
    }

    private String nodeName(HostConfig host) {
        var name = host.hostname().isEmpty()
                ? facts.host(host.displayName())
                        .filter(HostFacts::reachable)
                        .map(seen -> seen.machine().hostname())
                        .orElse("")
                : host.hostname();
        return name.toLowerCase(Locale.ROOT);
    }

    /** Nodes of MachineDeployments come and go without the manifest. */
    private static boolean machine(NodeFacts node) {
        return node.annotations().containsKey("cluster.k8s.io/machine")
                || node.labels().containsKey("machine-controller/owned-by");
    }
}
