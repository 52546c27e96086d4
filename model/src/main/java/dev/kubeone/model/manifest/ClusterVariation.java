package dev.kubeone.model.manifest;

import java.util.List;

/** Makes a manifest that differs in some blocks from another, so that no block is ever forgotten in a copy. */
public final class ClusterVariation {
    private final KubeOneCluster from;
    private ControlPlane controlPlane;
    private StaticWorkers staticWorkers;
    private ApiEndpoint apiEndpoint;
    private CloudProvider cloudProvider;
    private Versions versions;
    private ContainerRuntime containerRuntime;
    private ClusterNetwork clusterNetwork;
    private Proxy proxy;
    private Addons addons;
    private SystemPackages systemPackages;
    private RegistryConfiguration registryConfiguration;
    private Features features;
    private KubeletConfig kubeletConfig;
    private List<DynamicWorker> dynamicWorkers;
    private MachineController machineController;
    private OperatingSystemManager operatingSystemManager;
    private CertificateAuthority certificateAuthority;
    private List<HelmRelease> helmReleases;
    private LoggingConfig loggingConfig;
    private TlsCipherSuites tlsCipherSuites;
    private ControlPlaneComponents controlPlaneComponents;
    private UpgradePolicy upgrade;

    ClusterVariation(KubeOneCluster from) {
        this.from = from;
        this.controlPlane = from.controlPlane();
        this.staticWorkers = from.staticWorkers();
        this.apiEndpoint = from.apiEndpoint();
        this.cloudProvider = from.cloudProvider();
        this.versions = from.versions();
        this.containerRuntime = from.containerRuntime();
        this.clusterNetwork = from.clusterNetwork();
        this.proxy = from.proxy();
        this.addons = from.addons();
        this.systemPackages = from.systemPackages();
        this.registryConfiguration = from.registryConfiguration();
        this.features = from.features();
        this.kubeletConfig = from.kubeletConfig();
        this.dynamicWorkers = from.dynamicWorkers();
        this.machineController = from.machineController();
        this.operatingSystemManager = from.operatingSystemManager();
        this.certificateAuthority = from.certificateAuthority();
        this.helmReleases = from.helmReleases();
        this.loggingConfig = from.loggingConfig();
        this.tlsCipherSuites = from.tlsCipherSuites();
        this.controlPlaneComponents = from.controlPlaneComponents();
        this.upgrade = from.upgrade();
    }

    public ClusterVariation controlPlane(ControlPlane value) {
        controlPlane = value;
        return this;
    }

    public ClusterVariation staticWorkers(StaticWorkers value) {
        staticWorkers = value;
        return this;
    }

    public ClusterVariation apiEndpoint(ApiEndpoint value) {
        apiEndpoint = value;
        return this;
    }

    public ClusterVariation cloudProvider(CloudProvider value) {
        cloudProvider = value;
        return this;
    }

    public ClusterVariation versions(Versions value) {
        versions = value;
        return this;
    }

    public ClusterVariation containerRuntime(ContainerRuntime value) {
        containerRuntime = value;
        return this;
    }

    public ClusterVariation clusterNetwork(ClusterNetwork value) {
        clusterNetwork = value;
        return this;
    }

    public ClusterVariation proxy(Proxy value) {
        proxy = value;
        return this;
    }

    public ClusterVariation addons(Addons value) {
        addons = value;
        return this;
    }

    public ClusterVariation systemPackages(SystemPackages value) {
        systemPackages = value;
        return this;
    }

    public ClusterVariation registryConfiguration(RegistryConfiguration value) {
        registryConfiguration = value;
        return this;
    }

    public ClusterVariation features(Features value) {
        features = value;
        return this;
    }

    public ClusterVariation kubeletConfig(KubeletConfig value) {
        kubeletConfig = value;
        return this;
    }

    public ClusterVariation dynamicWorkers(List<DynamicWorker> value) {
        dynamicWorkers = value;
        return this;
    }

    public ClusterVariation machineController(MachineController value) {
        machineController = value;
        return this;
    }

    public ClusterVariation operatingSystemManager(OperatingSystemManager value) {
        operatingSystemManager = value;
        return this;
    }

    public ClusterVariation certificateAuthority(CertificateAuthority value) {
        certificateAuthority = value;
        return this;
    }

    public ClusterVariation helmReleases(List<HelmRelease> value) {
        helmReleases = value;
        return this;
    }

    public ClusterVariation loggingConfig(LoggingConfig value) {
        loggingConfig = value;
        return this;
    }

    public ClusterVariation tlsCipherSuites(TlsCipherSuites value) {
        tlsCipherSuites = value;
        return this;
    }

    public ClusterVariation controlPlaneComponents(ControlPlaneComponents value) {
        controlPlaneComponents = value;
        return this;
    }

    public ClusterVariation upgrade(UpgradePolicy value) {
        upgrade = value;
        return this;
    }

    public KubeOneCluster made() {
        return new KubeOneCluster(
                from.apiVersion(),
                from.kind(),
                from.name(),
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
                from.packageSources(),
                kubeletConfig,
                dynamicWorkers,
                machineController,
                operatingSystemManager,
                from.caBundle(),
                certificateAuthority,
                helmReleases,
                loggingConfig,
                tlsCipherSuites,
                controlPlaneComponents,
                from.drain(),
                upgrade);
    }
}
