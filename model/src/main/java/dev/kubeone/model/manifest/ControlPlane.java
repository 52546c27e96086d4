package dev.kubeone.model.manifest;

import java.util.List;

/**
 * The hosts that run the control plane with stacked etcd.
 *
 * @param nodeSets machines to make for it at the provider, instead of hosts that are there
 */
public record ControlPlane(List<HostConfig> hosts, List<NodeSet> nodeSets) {
    public ControlPlane {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        nodeSets = nodeSets == null ? List.of() : List.copyOf(nodeSets);
    }

    /** A control plane on hosts that are there. */
    public ControlPlane(List<HostConfig> hosts) {
        this(hosts, List.of());
    }
}
