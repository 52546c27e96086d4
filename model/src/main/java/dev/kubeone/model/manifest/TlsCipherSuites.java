package dev.kubeone.model.manifest;

import java.util.List;

/** Cipher suites that are offered, by program; an empty list leaves the program's own. */
public record TlsCipherSuites(List<String> apiServer, List<String> etcd, List<String> kubelet) {
    static final TlsCipherSuites DEFAULTS = new TlsCipherSuites(List.of(), List.of(), List.of());

    public TlsCipherSuites {
        apiServer = apiServer == null ? List.of() : List.copyOf(apiServer);
        etcd = etcd == null ? List.of() : List.copyOf(etcd);
        kubelet = kubelet == null ? List.of() : List.copyOf(kubelet);
    }
}
