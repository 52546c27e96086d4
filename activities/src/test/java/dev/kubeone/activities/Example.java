package dev.kubeone.activities;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.planning.AddonFiles;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.HostFacts.ClusterState;
import dev.kubeone.model.facts.HostFacts.Machine;
import dev.kubeone.model.facts.HostFacts.Os;
import dev.kubeone.model.facts.HostFacts.Software;
import dev.kubeone.model.manifest.Addons;
import dev.kubeone.model.manifest.ApiEndpoint;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.ContainerRuntime;
import dev.kubeone.model.manifest.Containerd;
import dev.kubeone.model.manifest.ContainerdRegistry;
import dev.kubeone.model.manifest.ControlPlane;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.KubeProxy;
import dev.kubeone.model.manifest.KubeletConfig;
import dev.kubeone.model.manifest.PackageSources;
import dev.kubeone.model.manifest.Proxy;
import dev.kubeone.model.manifest.RegistryConfiguration;
import dev.kubeone.model.manifest.StaticWorkers;
import dev.kubeone.model.manifest.SystemPackages;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.manifest.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Three control planes and a worker on bare Debian hosts, and ways to vary them. */
public final class Example {
    public static final Os DEBIAN = new Os("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");
    public static final Os ROCKY = new Os("rocky", "9.6", "", "Rocky Linux 9.6 (Blue Onyx)");
    public static final Os FLATCAR = new Os("flatcar", "4230.2.0", "", "Flatcar Container Linux");

    private Example() {}

    public static KubeOneCluster manifest() {
        return new KubeOneCluster(
                "kubeone.k8c.io/v1beta2",
                "KubeOneCluster",
                "demo",
                new ControlPlane(List.of(
                        controlPlane("cp-1", "192.0.2.11"),
                        controlPlane("cp-2", "192.0.2.12"),
                        controlPlane("cp-3", "192.0.2.13"))),
                new StaticWorkers(List.of(worker("w-1", "192.0.2.14"))),
                new ApiEndpoint("192.0.2.10", 6443, List.of("Demo.Example.com")),
                new CloudProvider(new CloudProvider.None(), false),
                new Versions("1.34.4"),
                new ContainerRuntime(new Containerd(Map.of(), false, "registry.k8s.io/pause:3.10.1")),
                new ClusterNetwork(
                        "10.244.0.0/16",
                        "10.96.0.0/12",
                        "cluster.local",
                        "30000-32767",
                        new Cni(new Cni.External()),
                        new KubeProxy(false, null, null)),
                new Proxy("", "", ""),
                new Addons(""),
                new SystemPackages(true),
                new RegistryConfiguration("", false),
                new Features(new Features.MetricsServer(true)),
                new PackageSources(
                        new PackageSources.Kubernetes(
                                PackageSources.Method.auto,
                                "https://pkgs.k8s.io/core:/stable:",
                                "https://dl.k8s.io/release"),
                        new PackageSources.ContainerdPackages("https://download.docker.com/linux", ""),
                        new PackageSources.CniPlugins(
                                "https://github.com/containernetworking/plugins/releases/download")));
    }

    /** The example with mirrors, a registry with credentials and a proxy. */
    public static KubeOneCluster behindMirrors() {
        var m = manifest();
        var registries = Map.of(
                "*",
                new ContainerdRegistry(
                        List.of("mirror.example.com:5000"), false, new ContainerdRegistry.TlsConfig(true), null),
                "registry.example.com",
                new ContainerdRegistry(
                        List.of(),
                        false,
                        null,
                        new ContainerdRegistry.Auth("env:REG_USER", "env:REG_PASSWORD", "", "")));
        return new KubeOneCluster(
                m.apiVersion(),
                m.kind(),
                m.name(),
                m.controlPlane(),
                m.staticWorkers(),
                m.apiEndpoint(),
                m.cloudProvider(),
                m.versions(),
                new ContainerRuntime(new Containerd(registries, true, "registry.k8s.io/pause:3.10.1")),
                m.clusterNetwork(),
                new Proxy("http://proxy.example.com:3128", "http://proxy.example.com:3128", "10.0.0.0/8"),
                m.addons(),
                m.systemPackages(),
                new RegistryConfiguration("images.example.com:5000", true),
                m.features(),
                m.packageSources());
    }

    public static HostConfig controlPlane(String name, String address) {
        return host(
                name, address, List.of(new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule")), Map.of());
    }

    public static HostConfig worker(String name, String address) {
        return host(name, address, List.of(), Map.of("tier", "web"));
    }

    private static HostConfig host(String name, String address, List<Taint> taints, Map<String, String> labels) {
        var kubelet = new KubeletConfig(Map.of("cpu", "100m"), Map.of(), Map.of(), 150, null, null, "", "");
        return new HostConfig(
                address,
                List.of(),
                address,
                22,
                "op",
                "/keys/id",
                "",
                "",
                "",
                "",
                "",
                22,
                "",
                "",
                "",
                name,
                false,
                taints,
                labels,
                Map.of(),
                kubelet,
                "");
    }

    /** A bare host. */
    public static HostFacts bare(HostConfig host, Os os) {
        var machine = new Machine(
                "amd64",
                2,
                4000,
                50_000,
                false,
                0,
                host.displayName(),
                "id-of-" + host.displayName(),
                "boot",
                "6.1.0",
                2,
                true,
                List.of(),
                List.of("overlay"),
                Map.of("net.ipv4.ip_forward", "0"));
        return new HostFacts(
                host.displayName(), null, os, machine, Software.NONE, ClusterState.NONE, Map.of(), List.of());
    }

    /** Facts of every host of a manifest, each varied. */
    public static ClusterFacts facts(KubeOneCluster manifest, UnaryOperator<HostFacts> variation) {
        var facts = new ArrayList<HostFacts>();
        manifest.hosts().forEach(host -> facts.add(variation.apply(bare(host, DEBIAN))));
        return new ClusterFacts(facts, ApiFacts.NONE);
    }

    public static Wanted wanted(KubeOneCluster manifest, ClusterFacts facts) {
        return new Wanted(manifest, AddonFiles.NONE, facts, OsCatalog.shipped());
    }

    public static Wanted bareCluster() {
        return wanted(manifest(), facts(manifest(), UnaryOperator.identity()));
    }

    public static HostFacts with(HostFacts f, Machine machine) {
        return new HostFacts(
                f.host(),
                f.unreachable(),
                f.os(),
                machine,
                f.software(),
                f.cluster(),
                f.files(),
                f.unreachableSources());
    }

    public static HostFacts with(HostFacts f, ClusterState cluster) {
        return new HostFacts(
                f.host(),
                f.unreachable(),
                f.os(),
                f.machine(),
                f.software(),
                cluster,
                f.files(),
                f.unreachableSources());
    }

    public static HostFacts with(HostFacts f, Os os) {
        return new HostFacts(
                f.host(),
                f.unreachable(),
                os,
                f.machine(),
                f.software(),
                f.cluster(),
                f.files(),
                f.unreachableSources());
    }

    /** A prepared operating system: what PrepareOs leaves behind. */
    public static Machine prepared(Machine m) {
        return new Machine(
                m.architecture(),
                m.cpus(),
                m.memoryMb(),
                m.freeDiskMb(),
                false,
                0,
                m.hostname(),
                m.machineId(),
                m.bootId(),
                m.kernel(),
                m.cgroupVersion(),
                true,
                List.of(),
                HostFiles.WANTED_MODULES,
                HostFiles.WANTED_SYSCTL);
    }
}
