package dev.kubeone.model.manifest;

import java.util.List;

/** The hosts that run the control plane with stacked etcd. */
public record ControlPlane(List<HostConfig> hosts) {
    public ControlPlane {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
    }
}
