package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.Addons;
import dev.kubeone.model.manifest.ApiEndpoint;
import dev.kubeone.model.manifest.CertificateAuthority;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.ContainerRuntime;
import dev.kubeone.model.manifest.ControlPlane;
import dev.kubeone.model.manifest.ControlPlaneComponents;
import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DynamicWorker;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.KubeletConfig;
import dev.kubeone.model.manifest.LoggingConfig;
import dev.kubeone.model.manifest.MachineController;
import dev.kubeone.model.manifest.NodeSet;
import dev.kubeone.model.manifest.OperatingSystemManager;
import dev.kubeone.model.manifest.PackageSources;
import dev.kubeone.model.manifest.Proxy;
import dev.kubeone.model.manifest.RegistryConfiguration;
import dev.kubeone.model.manifest.StaticWorkers;
import dev.kubeone.model.manifest.SystemPackages;
import dev.kubeone.model.manifest.TlsCipherSuites;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.manifest.Versions;
import dev.kubeone.model.manifest.rules.KubernetesVersion;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Block;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;
import dev.kubeone.model.schema.WholeNumber;
import java.util.List;

/** Fields of {@link KubeOneCluster} and of its small blocks. */
public final class ClusterFields {
    public static final String API_VERSION = "kubeone.k8c.io/v1beta2";
    public static final String KIND = "KubeOneCluster";

    static final Field<String> API_VERSION_FIELD = Field.of(
                    "apiVersion", new Choice(List.of(API_VERSION)), "Version of the manifest's format.")
            .must()
            .like(API_VERSION);
    static final Field<String> KIND_FIELD = Field.of("kind", new Choice(List.of(KIND)), "Kind of the document.")
            .must()
            .like(KIND);
    static final Field<String> NAME =
            text("name", TextCheck.CLUSTER_NAME, "Name of the cluster.").must().like("demo");

    static final Field<List<HostConfig>> CONTROL_PLANE_HOSTS = Field.of(
            "hosts",
            new ListOf<>(HostFields.CONTROL_PLANE),
            "The hosts, best an odd number of them: etcd needs a majority.");
    static final Field<List<NodeSet>> NODE_SETS = Field.of(
            "nodeSets",
            new ListOf<>(NodeSetFields.SHAPE),
            "Machines that are made at the provider for the control plane, instead of `hosts`.");
    static final Field<ControlPlane> CONTROL_PLANE = Field.of(
                    "controlPlane",
                    Kinds.shape(
                            "control plane",
                            v -> new ControlPlane(v.get(CONTROL_PLANE_HOSTS), v.get(NODE_SETS)),
                            CONTROL_PLANE_HOSTS,
                            NODE_SETS),
                    "The hosts that run the control plane with etcd.")
            .must();
    static final Field<List<HostConfig>> WORKER_HOSTS =
            Field.of("hosts", new ListOf<>(HostFields.WORKER), "The hosts.");
    static final Field<StaticWorkers> STATIC_WORKERS = Field.of(
            "staticWorkers",
            Kinds.shape("static workers", v -> new StaticWorkers(v.get(WORKER_HOSTS)), WORKER_HOSTS),
            "Worker hosts that exist already.");

    static final Field<String> ENDPOINT_HOST = text(
                    "host", TextCheck.ADDRESS, "Address of the API server, usually of a load balancer.")
            .orDerived("`publicAddress` of the first control plane")
            .like("k8s.example.com");
    static final Field<Integer> ENDPOINT_PORT = Field.of(
                    "port", new WholeNumber(NumberCheck.PORT), "TCP port of the API server at that address.")
            .or(6443);
    static final Field<List<String>> ALTERNATIVE_NAMES = texts(
                    "alternativeNames",
                    TextCheck.CERTIFICATE_NAME,
                    "Further names and addresses in the API server's certificate.")
            .like("[api.internal.example.com]");
    static final Field<ApiEndpoint> API_ENDPOINT = Field.of(
            "apiEndpoint",
            Kinds.shape(
                    "API endpoint",
                    v -> new ApiEndpoint(v.get(ENDPOINT_HOST), v.get(ENDPOINT_PORT), v.get(ALTERNATIVE_NAMES)),
                    ENDPOINT_HOST,
                    ENDPOINT_PORT,
                    ALTERNATIVE_NAMES),
            "Where clients and nodes reach the API server.");

    static final Field<CloudProvider> CLOUD_PROVIDER = Field.of(
                    "cloudProvider", ProviderFields.SHAPE, "The provider of the hosts; exactly one must be named.")
            .like("{none: {}}");

    static final Field<String> KUBERNETES = text("kubernetes", TextCheck.VERSION, "The Kubernetes version wanted.")
            .must()
            .like("1.34.4");
    static final Field<Versions> VERSIONS = Field.of(
                    "versions",
                    Kinds.shape(
                            "versions", v -> new Versions(KubernetesVersion.trimmed(v.get(KUBERNETES))), KUBERNETES),
                    "Versions to install.")
            .must()
            .like("{kubernetes: 1.34.4}");

    static final Field<ContainerRuntime> CONTAINER_RUNTIME =
            Field.of("containerRuntime", ContainerRuntimeFields.SHAPE, "The container runtime.");
    static final Field<ClusterNetwork> CLUSTER_NETWORK =
            Field.of("clusterNetwork", NetworkFields.SHAPE, "Networks of the cluster.");

    static final Field<String> HTTP =
            text("http", TextCheck.PROXY_URL, "Proxy for HTTP.").like("http://proxy.example.com:3128");
    static final Field<String> HTTPS =
            text("https", TextCheck.PROXY_URL, "Proxy for HTTPS.").like("http://proxy.example.com:3128");
    static final Field<String> NO_PROXY = text(
                    "noProxy",
                    TextCheck.ANY,
                    "What is reached without the proxy. With a proxy, loopback, service domain, pod and service networks"
                            + " are put in front.")
            .like("192.168.0.0/16,.example.com");
    static final Field<Proxy> PROXY = Field.of(
            "proxy",
            Kinds.shape("proxy", v -> new Proxy(v.get(HTTP), v.get(HTTPS), v.get(NO_PROXY)), HTTP, HTTPS, NO_PROXY),
            "Proxies that the hosts use.");

    static final Field<Addons> ADDONS = Field.of(
            "addons",
            AddonFields.SHAPE,
            "Kubernetes manifests that are applied: the operator's own, and those of the product.");

    static final Field<Boolean> CONFIGURE_REPOSITORIES = flag(
            "configureRepositories", "Configure package repositories on the hosts. True when the block is absent.");
    static final Field<SystemPackages> SYSTEM_PACKAGES = Field.of(
                    "systemPackages",
                    Kinds.shape(
                            "system packages",
                            v -> new SystemPackages(v.get(CONFIGURE_REPOSITORIES)),
                            CONFIGURE_REPOSITORIES),
                    "Package repositories.")
            .or(new SystemPackages(true), "`{configureRepositories: true}`");

    static final Field<String> OVERWRITE_REGISTRY = text(
                    "overwriteRegistry", TextCheck.REGISTRY, "Registry that all images come from.")
            .like("registry.example.com:5000");
    static final Field<Boolean> INSECURE_REGISTRY =
            flag("insecureRegistry", "That registry speaks plain HTTP or has no trusted certificate.");
    static final Field<RegistryConfiguration> REGISTRY_CONFIGURATION = Field.of(
            "registryConfiguration",
            Kinds.shape(
                    "registry configuration",
                    v -> new RegistryConfiguration(v.get(OVERWRITE_REGISTRY), v.get(INSECURE_REGISTRY)),
                    OVERWRITE_REGISTRY,
                    INSECURE_REGISTRY),
            "One registry for all images.");

    static final Field<Features> FEATURES = Field.of("features", FeatureFields.SHAPE, "Features to switch.");

    static final Field<PackageSources> PACKAGE_SOURCES = Field.of(
            "packageSources", PackageSourcesFields.SHAPE, "Where software comes from. Not a field of KubeOne.");

    static final Field<KubeletConfig> KUBELET_CONFIG =
            Field.of("kubeletConfig", KubeletFields.SHAPE, "Settings of the kubelet on every host; a host's own win.");
    static final Field<List<DynamicWorker>> DYNAMIC_WORKERS = Field.of(
            "dynamicWorkers", new ListOf<>(DynamicWorkerFields.SHAPE), "Workers that machine-controller makes.");
    static final Field<MachineController> MACHINE_CONTROLLER =
            Field.of("machineController", TrustFields.CONTROLLER, "machine-controller.");
    static final Field<OperatingSystemManager> OPERATING_SYSTEM_MANAGER =
            Field.of("operatingSystemManager", TrustFields.SYSTEM_MANAGER, "operating-system-manager.");
    static final Field<String> CA_BUNDLE =
            Field.of("caBundle", new Block(TextCheck.CERTIFICATES), "The old place of `certificateAuthority.bundle`.");
    static final Field<CertificateAuthority> CERTIFICATE_AUTHORITY = Field.of(
            "certificateAuthority",
            TrustFields.AUTHORITY,
            "Trusted certificates, and how long the cluster's own live.");
    static final Field<List<HelmRelease>> HELM_RELEASES = Field.of(
            "helmReleases", new ListOf<>(HelmFields.SHAPE), "Helm charts that are kept installed, in this order.");
    static final Field<LoggingConfig> LOGGING_CONFIG =
            Field.of("loggingConfig", ComponentFields.LOGGING, "Logs of containers.");
    static final Field<TlsCipherSuites> TLS_CIPHER_SUITES =
            Field.of("tlsCipherSuites", ComponentFields.SUITES, "TLS cipher suites by program.");
    static final Field<ControlPlaneComponents> CONTROL_PLANE_COMPONENTS =
            Field.of("controlPlaneComponents", ComponentFields.COMPONENTS, "Settings of the control plane's programs.");
    static final Field<DrainPolicy> DRAIN = Field.of(
            "drain", DrainFields.SHAPE, "How nodes are emptied before they are worked on. Not a field of KubeOne.");

    static final Field<UpgradePolicy> UPGRADE =
            Field.of("upgrade", UpgradeFields.SHAPE, "How an upgrade goes. Not a field of KubeOne.");

    /** The whole manifest. */
    public static final Shape<KubeOneCluster> SHAPE = Kinds.shape(
            "manifest",
            ClusterFields::cluster,
            API_VERSION_FIELD,
            KIND_FIELD,
            NAME,
            CONTROL_PLANE,
            STATIC_WORKERS,
            API_ENDPOINT,
            CLOUD_PROVIDER,
            VERSIONS,
            CONTAINER_RUNTIME,
            CLUSTER_NETWORK,
            PROXY,
            ADDONS,
            SYSTEM_PACKAGES,
            REGISTRY_CONFIGURATION,
            FEATURES,
            PACKAGE_SOURCES,
            KUBELET_CONFIG,
            DYNAMIC_WORKERS,
            MACHINE_CONTROLLER,
            OPERATING_SYSTEM_MANAGER,
            CA_BUNDLE,
            CERTIFICATE_AUTHORITY,
            HELM_RELEASES,
            LOGGING_CONFIG,
            TLS_CIPHER_SUITES,
            CONTROL_PLANE_COMPONENTS,
            DRAIN,
            UPGRADE);

    private ClusterFields() {}

    private static KubeOneCluster cluster(Values v) {
        return new KubeOneCluster(
                v.get(API_VERSION_FIELD),
                v.get(KIND_FIELD),
                v.get(NAME),
                v.get(CONTROL_PLANE),
                v.get(STATIC_WORKERS),
                v.get(API_ENDPOINT),
                v.get(CLOUD_PROVIDER),
                v.get(VERSIONS),
                v.get(CONTAINER_RUNTIME),
                v.get(CLUSTER_NETWORK),
                v.get(PROXY),
                v.get(ADDONS),
                v.get(SYSTEM_PACKAGES),
                v.get(REGISTRY_CONFIGURATION),
                v.get(FEATURES),
                v.get(PACKAGE_SOURCES),
                v.get(KUBELET_CONFIG),
                v.get(DYNAMIC_WORKERS),
                v.get(MACHINE_CONTROLLER),
                v.get(OPERATING_SYSTEM_MANAGER),
                v.get(CA_BUNDLE),
                v.get(CERTIFICATE_AUTHORITY),
                v.get(HELM_RELEASES),
                v.get(LOGGING_CONFIG),
                v.get(TLS_CIPHER_SUITES),
                v.get(CONTROL_PLANE_COMPONENTS),
                v.get(DRAIN),
                v.get(UPGRADE));
    }
}
