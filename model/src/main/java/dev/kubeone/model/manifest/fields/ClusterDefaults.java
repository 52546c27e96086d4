package dev.kubeone.model.manifest.fields;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.ApiEndpoint;
import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.ContainerRuntime;
import dev.kubeone.model.manifest.Containerd;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Fills what follows from other parts of the manifest. Filling twice is the same as filling once. */
public final class ClusterDefaults {
    private ClusterDefaults() {}

    public static KubeOneCluster filled(KubeOneCluster cluster, KubernetesReleases releases) {
        return new KubeOneCluster(
                cluster.apiVersion(),
                cluster.kind(),
                cluster.name(),
                cluster.controlPlane(),
                cluster.staticWorkers(),
                endpoint(cluster.apiEndpoint(), cluster.controlPlane().hosts()),
                cluster.cloudProvider(),
                cluster.versions(),
                new ContainerRuntime(containerd(cluster, releases)),
                cluster.clusterNetwork(),
                proxy(cluster.proxy(), cluster.clusterNetwork()),
                cluster.addons(),
                cluster.systemPackages(),
                cluster.registryConfiguration(),
                cluster.features(),
                cluster.packageSources(),
                cluster.drain());
    }

    private static ApiEndpoint endpoint(ApiEndpoint endpoint, List<HostConfig> hosts) {
        if (!endpoint.host().isEmpty() || hosts.isEmpty()) {
            return endpoint;
        }
        return new ApiEndpoint(hosts.get(0).publicAddress(), endpoint.port(), endpoint.alternativeNames());
    }

    private static Containerd containerd(KubeOneCluster cluster, KubernetesReleases releases) {
        Containerd containerd = cluster.containerRuntime().containerd();
        String version = cluster.versions().kubernetes();
        if (!containerd.sandboxImage().isEmpty() || !releases.supports(version)) {
            return containerd;
        }
        String image =
                releases.pauseImage(version, cluster.registryConfiguration().overwriteRegistry());
        return new Containerd(containerd.registries(), containerd.deviceOwnershipFromSecurityContext(), image);
    }

    private static Proxy proxy(Proxy proxy, ClusterNetwork network) {
        if (proxy.http().isEmpty() && proxy.https().isEmpty()) {
            return proxy;
        }
        Set<String> direct = new LinkedHashSet<>(List.of(
                "127.0.0.0/8", "localhost", network.serviceDomainName(), network.podSubnet(), network.serviceSubnet()));
        Arrays.stream(proxy.noProxy().split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(direct::add);
        return new Proxy(proxy.http(), proxy.https(), String.join(",", direct));
    }
}
