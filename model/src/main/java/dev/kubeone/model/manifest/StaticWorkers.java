package dev.kubeone.model.manifest;

import java.util.List;

/** Worker hosts that exist already and are joined over SSH. */
public record StaticWorkers(List<HostConfig> hosts) {
    public StaticWorkers {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
    }
}
