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
        KubeletConfig kubeletConfig,
        List<DynamicWorker> dynamicWorkers,
        MachineController machineController,
        OperatingSystemManager operatingSystemManager,
        String caBundle,
        CertificateAuthority certificateAuthority,
        List<HelmRelease> helmReleases,
        LoggingConfig loggingConfig,
        TlsCipherSuites tlsCipherSuites,
        ControlPlaneComponents controlPlaneComponents,
        DrainPolicy drain,
        UpgradePolicy upgrade) {
    public KubeOneCluster {
        // Manifests of older histories have none of these.
        kubeletConfig = kubeletConfig == null ? KubeletConfig.DEFAULTS : kubeletConfig;
        dynamicWorkers = dynamicWorkers == null ? List.of() : List.copyOf(dynamicWorkers);
        machineController = machineController == null ? new MachineController(null) : machineController;
        operatingSystemManager =
                operatingSystemManager == null ? new OperatingSystemManager(null, false) : operatingSystemManager;
        caBundle = caBundle == null ? "" : caBundle;
        certificateAuthority = certificateAuthority == null ? CertificateAuthority.DEFAULTS : certificateAuthority;
        helmReleases = helmReleases == null ? List.of() : List.copyOf(helmReleases);
        loggingConfig = loggingConfig == null ? LoggingConfig.DEFAULTS : loggingConfig;
        tlsCipherSuites = tlsCipherSuites == null ? TlsCipherSuites.DEFAULTS : tlsCipherSuites;
        controlPlaneComponents =
                controlPlaneComponents == null ? ControlPlaneComponents.DEFAULTS : controlPlaneComponents;
        drain = drain == null ? DrainPolicy.DEFAULT : drain;
        upgrade = upgrade == null ? UpgradePolicy.DEFAULT : upgrade;
    }

    /** A cluster on hosts that are there, everything else as it is by default. To vary a manifest, use the {@code with…} methods. */
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
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same cluster with other hosts. */
    public KubeOneCluster withHosts(ControlPlane controlPlane, StaticWorkers staticWorkers) {
        return varied().controlPlane(controlPlane).staticWorkers(staticWorkers).made();
    }

    /** Starts a variation of this manifest: what is not said stays. */
    public ClusterVariation varied() {
        return new ClusterVariation(this);
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
