package dev.kubeone.model.manifest;

import java.util.List;
import java.util.stream.Stream;

/** A cluster as its operator wants it: one {@code KubeOneCluster} document of {@code kubeone.k8c.io/v1beta2}, defaults filled. */
public record KubeOneCluster(
        String apiVersion,
        String kind,
        String name,
        ControlPlane controlPlane,
        StaticWorkers staticWorkers,
        ApiEndpoint apiEndpoint,
        CloudProvider cloudProvider,
        Versions versions,
        ContainerRuntime containerRuntime,
        ClusterNetwork clusterNetwork,
        Proxy proxy,
        Addons addons,
        SystemPackages systemPackages,
        RegistryConfiguration registryConfiguration,
        Features features,
        PackageSources packageSources,
        DrainPolicy drain) {

    public KubeOneCluster {
        // Manifests of older histories have none.
        drain = drain == null ? DrainPolicy.DEFAULT : drain;
    }

    /** A manifest that says nothing about drains. */
    public KubeOneCluster(
            String apiVersion,
            String kind,
            String name,
            ControlPlane controlPlane,
            StaticWorkers staticWorkers,
            ApiEndpoint apiEndpoint,
            CloudProvider cloudProvider,
            Versions versions,
            ContainerRuntime containerRuntime,
            ClusterNetwork clusterNetwork,
            Proxy proxy,
            Addons addons,
            SystemPackages systemPackages,
            RegistryConfiguration registryConfiguration,
            Features features,
            PackageSources packageSources) {
        this(
                apiVersion,
                kind,
                name,
                controlPlane,
                staticWorkers,
                apiEndpoint,
                cloudProvider,
                versions,
                containerRuntime,
                clusterNetwork,
                proxy,
                addons,
                systemPackages,
                registryConfiguration,
                features,
                packageSources,
                DrainPolicy.DEFAULT);
    }

    /** Control planes first, then static workers, in the manifest's order. */
    public List<HostConfig> hosts() {
        return Stream.concat(controlPlane.hosts().stream(), staticWorkers.hosts().stream())
                .toList();
    }

    /** The control plane that is initialised first: the one marked as leader, else the first. */
    public HostConfig leader() {
        return controlPlane.hosts().stream()
                .filter(HostConfig::isLeader)
                .findFirst()
                .orElseGet(() -> controlPlane.hosts().get(0));
    }

    /** {@code host:port} under which clients and nodes reach the API server. */
    public String controlPlaneEndpoint() {
        return apiEndpoint.host() + ":" + apiEndpoint.port();
    }
}
