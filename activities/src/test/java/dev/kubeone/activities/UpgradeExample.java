package dev.kubeone.activities;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.planning.AddonFiles;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.ComponentFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.HostFacts.ClusterState;
import dev.kubeone.model.facts.HostFacts.Software;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.manifest.Versions;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.NamedFiles;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The example cluster as it runs at some version, host by host; the manifest wants 1.34.4. */
public final class UpgradeExample {
    private final Map<String, String> controlPlanes = new TreeMap<>();
    private final Map<String, String> kubelets = new TreeMap<>();
    private final Map<String, String> unfinished = new TreeMap<>();
    private final List<String> silent = new ArrayList<>();
    private Map<String, String> flags = Map.of();
    private Map<String, String> files = Map.of();
    private String encryption = "";
    private NamedFiles named = NamedFiles.NONE;
    private boolean apiReachable = true;
    private final List<String> away = new ArrayList<>();
    private final List<NodeFacts> foreign = new ArrayList<>();
    private long certificates = ComponentFacts.UNKNOWN;
    private KubeOneCluster manifest = Example.manifest();

    private UpgradeExample() {}

    /** Everything on every host at this version. */
    public static UpgradeExample at(String version) {
        var example = new UpgradeExample();
        List.of("cp-1", "cp-2", "cp-3").forEach(host -> example.controlPlane(host, version));
        List.of("cp-1", "cp-2", "cp-3", "w-1").forEach(host -> example.kubelet(host, version));
        return example;
    }

    public UpgradeExample controlPlane(String host, String version) {
        controlPlanes.put(host, version);
        return this;
    }

    public UpgradeExample kubelet(String host, String version) {
        kubelets.put(host, version);
        return this;
    }

    public UpgradeExample unfinished(String host, String version) {
        unfinished.put(host, version);
        return this;
    }

    /** A host that nobody reaches. */
    public UpgradeExample silent(String host) {
        silent.add(host);
        return this;
    }

    public UpgradeExample withoutApi() {
        apiReachable = false;
        return this;
    }

    public UpgradeExample notReady(String host) {
        away.add(host);
        return this;
    }

    public UpgradeExample certificatesHold(long seconds) {
        certificates = seconds;
        return this;
    }

    public UpgradeExample withoutNode(String host) {
        kubelets.remove(host);
        return this;
    }

    /** What was seen of the API server's features on every control plane. */
    public UpgradeExample apiServer(Map<String, String> seenFlags, String seenEncryption) {
        flags = seenFlags;
        encryption = seenEncryption;
        return this;
    }

    /** What was seen of files on every host, by path. */
    public UpgradeExample files(Map<String, String> digests) {
        files = digests;
        return this;
    }

    /** What came with the manifest. */
    public UpgradeExample brings(NamedFiles files) {
        named = files;
        return this;
    }

    public UpgradeExample wants(Features features) {
        manifest = manifest.varied().features(features).made();
        return this;
    }

    /** The version that is wanted, and those on the way that the manifest names. */
    public UpgradeExample to(String version, String... through) {
        manifest = manifest.varied()
                .versions(new Versions(version))
                .upgrade(new UpgradePolicy(List.of(through), "1", false, "1", List.of(), List.of()))
                .made();
        return this;
    }

    /** A manifest with gates of its own. */
    public UpgradeExample gates(UpgradeGates gates) {
        var policy = new UpgradePolicy(manifest.upgrade().through(), "1", false, "1", List.of(), List.of(), gates, 0);
        manifest = manifest.varied().upgrade(policy).made();
        return this;
    }

    public UpgradeExample foreignWorker(String name, String version) {
        foreign.add(node(name, false, version));
        return this;
    }

    public UpgradeExample foreignControlPlane(String name) {
        foreign.add(node(name, true, "1.33.13"));
        return this;
    }

    public Wanted wanted() {
        return wanted(false);
    }

    /** @param removeBinaries as a reset is asked for it */
    public Wanted wanted(boolean removeBinaries) {
        var hosts = manifest.hosts().stream()
                .map(host -> facts(Example.bare(host, Example.DEBIAN)))
                .toList();
        var nodes = new ArrayList<NodeFacts>(foreign);
        kubelets.forEach((host, version) -> nodes.add(node(host, controlPlanes.containsKey(host), version)));
        var api = new ApiFacts(
                true, "", controlPlanes.getOrDefault("cp-1", ""), nodes, List.of("cp-1", "cp-2", "cp-3"), Map.of());
        return new Wanted(
                manifest,
                AddonFiles.NONE,
                new ClusterFacts(hosts, apiReachable ? api : ApiFacts.NONE),
                OsCatalog.shipped(),
                RunOptions.NONE.withRemoveBinaries(removeBinaries),
                FileBundle.EMPTY.with(named));
    }

    private NodeFacts node(String name, boolean controlPlane, String version) {
        return new NodeFacts(
                name, !away.contains(name), controlPlane, true, version, List.of(), Map.of(), Map.of(), List.of());
    }

    private HostFacts facts(HostFacts bare) {
        var host = bare.host();
        if (silent.contains(host)) {
            return HostFacts.unreachable(
                    host, new Failure(FailureKind.HOST_UNREACHABLE, "look at the host", host, "no route to host", ""));
        }
        var kubelet = kubelets.getOrDefault(host, "1.33.13");
        var versions = new TreeMap<String, String>();
        if (controlPlanes.containsKey(host)) {
            for (var name : List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
                versions.put(name, controlPlanes.get(host));
            }
            versions.put("etcd", "3.5.24-0");
        }
        return new HostFacts(
                host,
                null,
                bare.os(),
                bare.machine(),
                new Software("2.2.1", kubelet, kubelet, kubelet, true, List.of(), List.of(), List.of()),
                new ClusterState(
                        !versions.isEmpty(),
                        true,
                        List.copyOf(versions.keySet()),
                        !versions.isEmpty(),
                        "",
                        "",
                        "demo",
                        true,
                        true),
                files,
                List.of(),
                new ComponentFacts(
                        versions,
                        unfinished.getOrDefault(host, ""),
                        "",
                        certificates,
                        versions.isEmpty() ? Map.of() : flags,
                        encryption));
    }
}
