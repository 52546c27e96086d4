package dev.kubeone.model.plan;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** In what respect a cluster may differ from its manifest while nobody works on it. The names are words of operators. */
public enum DriftKind {
    os("swap, kernel modules and settings, the journal's limit, proxies", true),
    repositories("package repositories and their keys", true),
    containerd("containerd, its version and its configuration", true),
    packages("versions and holds of kubelet, kubeadm and kubectl", true),
    files("static pods, kubelet configuration, units, drop-ins and file modes", true),
    labels("labels, annotations and taints of nodes", true),
    addons("objects of addons, field by field", true),
    hosts("hosts that do not answer or are no nodes", false),
    nodes("nodes that are not Ready, or of no host in the manifest", false),
    etcd("etcd members that are missing", false),
    certificates("certificates that end soon", false);

    private final String covers;
    private final boolean fixable;

    DriftKind(String covers, boolean fixable) {
        this.covers = covers;
        this.fixable = fixable;
    }

    /** What it is about. */
    public String covers() {
        return covers;
    }

    /** Whether it can be brought back without a person's decision. */
    public boolean fixable() {
        return fixable;
    }

    /** The kind of a name, or empty. */
    public static Optional<DriftKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** All that can be fixed: "os, repositories". */
    public static String fixableNames() {
        return Arrays.stream(values())
                .filter(DriftKind::fixable)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
