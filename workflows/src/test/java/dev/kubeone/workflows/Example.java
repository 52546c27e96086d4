package dev.kubeone.workflows;

import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.manifest.Addons;
import dev.kubeone.model.manifest.ApiEndpoint;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.ContainerRuntime;
import dev.kubeone.model.manifest.Containerd;
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
import dev.kubeone.model.manifest.Versions;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A manifest, hosts and steps to test with. */
public final class Example {
    private Example() {}

    /** A cluster with control planes cp-1… and workers w-1…; the second control plane is the leader if there is one. */
    public static KubeOneCluster manifest(String name, int controlPlanes, int workers) {
        return new KubeOneCluster(
                "kubeone.k8c.io/v1beta2",
                "KubeOneCluster",
                name,
                new ControlPlane(hosts("cp-", controlPlanes, 2)),
                new StaticWorkers(hosts("w-", workers, 0)),
                new ApiEndpoint("api.example.com", 6443, List.of()),
                new CloudProvider(new CloudProvider.None(), false),
                new Versions("1.34.4"),
                new ContainerRuntime(new Containerd(Map.of(), false, "")),
                new ClusterNetwork(
                        "10.244.0.0/16",
                        "10.96.0.0/12",
                        "cluster.local",
                        "30000-32767",
                        new Cni(new Cni.External()),
                        new KubeProxy(false, null, new KubeProxy.IpTables())),
                new Proxy("", "", ""),
                new Addons(""),
                new SystemPackages(true),
                new RegistryConfiguration("", false),
                new Features(new Features.MetricsServer(true)),
                new PackageSources(
                        new PackageSources.Kubernetes(PackageSources.Method.auto, "https://pkgs.k8s.io", ""),
                        new PackageSources.ContainerdPackages("https://download.docker.com", "2.2"),
                        new PackageSources.CniPlugins("https://github.com")));
    }

    private static List<HostConfig> hosts(String prefix, int count, int leader) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> host(prefix + i, i == leader))
                .toList();
    }

    private static HostConfig host(String name, boolean leader) {
        return new HostConfig(
                "192.0.2.1",
                List.of(),
                "",
                22,
                "root",
                "",
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
                leader,
                List.of(),
                Map.of("role", "test"),
                Map.of(),
                new KubeletConfig(Map.of(), Map.of(), Map.of(), 110, null, null, "", ""),
                "");
    }

    public static RunRequest request(String cluster, boolean autoApprove, boolean planOnly) {
        return new RunRequest(manifest(cluster, 3, 1), FileBundle.EMPTY, autoApprove, planOnly, "ann@laptop");
    }

    public static HostFacts facts(HostConfig host) {
        return HostFacts.unreachable(host.displayName(), null);
    }

    /** A step "Name" of a host: id "cp-1/Name", at most two attempts. */
    public static PlannedStep step(String host, String name) {
        return step(host, name, new StepPolicy(60, 2, false));
    }

    public static PlannedStep step(String host, String name, StepPolicy policy) {
        return new PlannedStep(
                host + "/" + name,
                name,
                host,
                "do " + name,
                "it is missing",
                Map.of("a", "b"),
                policy,
                false,
                List.of());
    }

    public static Lane lane(PlannedStep... steps) {
        return new Lane(steps[0].host(), Stream.of(steps).toList());
    }
}
