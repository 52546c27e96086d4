package dev.kubeone.simulation;

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
import dev.kubeone.workflows.messages.FileBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Three control planes, a worker and a pod network: what tests install on simulated hosts. */
public final class ExampleCluster {
    private static final Taint CONTROL_PLANE = new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule");
    private static final String POD_NETWORK = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: pod-network, namespace: kube-system}
            spec:
              template:
                spec:
                  containers:
                  - {name: agent, image: registry.example.com/pod-network:v1}
                  volumes:
                  - {name: conf, hostPath: {path: /etc/cni/net.d}}
            """;

    private ExampleCluster() {}

    public static KubeOneCluster named(String name) {
        return named(name, Map.of(), "");
    }

    /** Three control planes and so many workers, at a version. */
    public static KubeOneCluster named(String name, String version, int workers) {
        var one = named(name);
        var hosts = IntStream.rangeClosed(1, workers)
                .mapToObj(n -> host(3 + n, List.of(), Map.of("tier", "web"), ""))
                .toList();
        return new KubeOneCluster(
                one.apiVersion(),
                one.kind(),
                one.name(),
                one.controlPlane(),
                new StaticWorkers(hosts),
                one.apiEndpoint(),
                one.cloudProvider(),
                new Versions(version),
                one.containerRuntime(),
                one.clusterNetwork(),
                one.proxy(),
                one.addons(),
                one.systemPackages(),
                one.registryConfiguration(),
                one.features(),
                one.packageSources());
    }

    /** @param passphrase reference to the passphrase of the hosts' key */
    public static KubeOneCluster named(String name, Map<String, ContainerdRegistry> registries, String passphrase) {
        return new KubeOneCluster(
                "kubeone.k8c.io/v1beta2",
                "KubeOneCluster",
                name,
                new ControlPlane(List.of(
                        host(1, List.of(CONTROL_PLANE), Map.of(), passphrase),
                        host(2, List.of(CONTROL_PLANE), Map.of(), passphrase),
                        host(3, List.of(CONTROL_PLANE), Map.of(), passphrase))),
                new StaticWorkers(List.of(host(4, List.of(), Map.of("tier", "web"), passphrase))),
                new ApiEndpoint("192.0.2.10", 6443, List.of()),
                new CloudProvider(new CloudProvider.None(), false),
                new Versions("1.34.4"),
                new ContainerRuntime(new Containerd(registries, false, "registry.k8s.io/pause:3.10.1")),
                new ClusterNetwork(
                        "10.244.0.0/16",
                        "10.96.0.0/12",
                        "cluster.local",
                        "30000-32767",
                        new Cni(new Cni.External()),
                        new KubeProxy(false, null, null)),
                new Proxy("", "", ""),
                new Addons("addons"),
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

    /** The addons folder as a client packs it: a pod network. */
    public static FileBundle addons() {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(tar("pod-network.yaml", POD_NETWORK.getBytes(StandardCharsets.UTF_8)));
            }
            return new FileBundle(
                    SimulatedCa.sha256(bytes.toByteArray()), Base64.getEncoder().encodeToString(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostConfig host(int n, List<Taint> taints, Map<String, String> labels, String passphrase) {
        var address = "192.0.2." + (10 + n);
        return new HostConfig(
                address,
                List.of(),
                address,
                22,
                "root",
                "/keys/id",
                passphrase,
                "",
                "",
                "",
                "",
                22,
                "",
                "",
                "",
                n < 4 ? "cp-" + n : "w-" + (n - 3),
                false,
                taints,
                labels,
                Map.of(),
                new KubeletConfig(Map.of(), Map.of(), Map.of(), null, null, null, "", ""),
                "");
    }

    private static byte[] tar(String name, byte[] content) {
        var blocks = 1 + (content.length + 511) / 512 + 2;
        var tar = new byte[blocks * 512];
        put(tar, 0, name);
        put(tar, 124, String.format("%011o", content.length));
        tar[156] = '0';
        System.arraycopy(content, 0, tar, 512, content.length);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
    }
}
