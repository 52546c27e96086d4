package dev.kubeone.model.manifest.fields;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.ApiEndpoint;
import dev.kubeone.model.manifest.CertificateAuthority;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.ContainerRuntime;
import dev.kubeone.model.manifest.Containerd;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.MachineController;
import dev.kubeone.model.manifest.OperatingSystemManager;
import dev.kubeone.model.manifest.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills what follows from other parts of the manifest. Filling twice is the same as filling once. */
public final class ClusterDefaults {
    /** Largest packets of pods where a provider's own network leaves another room than 1500 bytes. */
    private static final Map<String, Integer> MTU =
            Map.of("aws", 8951, "gce", 1410, "hetzner", 1400, "openstack", 1400);

    private static final int USUAL_MTU = 1450;

    private ClusterDefaults() {}

    public static KubeOneCluster filled(KubeOneCluster cluster, KubernetesReleases releases) {
        CloudProvider provider = ProviderDefaults.filled(cluster.cloudProvider(), cluster.name());
        ClusterNetwork network = network(cluster.clusterNetwork(), provider);
        boolean machines =
                deployed(cluster.machineController().deploy(), !provider.name().equals("none"));
        OperatingSystemManager manager = cluster.operatingSystemManager();
        return cluster.varied()
                .apiEndpoint(
                        endpoint(cluster.apiEndpoint(), cluster.controlPlane().hosts()))
                .cloudProvider(provider)
                .containerRuntime(new ContainerRuntime(containerd(cluster, releases)))
                .clusterNetwork(network)
                .proxy(proxy(cluster.proxy(), network))
                .machineController(new MachineController(machines))
                .operatingSystemManager(new OperatingSystemManager(
                        deployed(manager.deploy(), machines), manager.enableNonRootDeviceOwnership()))
                .certificateAuthority(authority(cluster.certificateAuthority(), cluster.caBundle()))
                .made();
    }

    private static boolean deployed(Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }

    private static ApiEndpoint endpoint(ApiEndpoint endpoint, List<HostConfig> hosts) {
        if (!endpoint.host().isEmpty() || hosts.isEmpty()) {
            return endpoint;
        }
        return new ApiEndpoint(hosts.get(0).publicAddress(), endpoint.port(), endpoint.alternativeNames());
    }

    private static ClusterNetwork network(ClusterNetwork network, CloudProvider provider) {
        Cni cni = network.cni();
        if (cni.canal() == null || cni.canal().mtu() != null) {
            return network;
        }
        Cni.Canal canal = new Cni.Canal(MTU.getOrDefault(provider.name(), USUAL_MTU));
        return network.with(new Cni(canal, cni.cilium(), cni.weaveNet(), cni.external()));
    }

    private static CertificateAuthority authority(CertificateAuthority authority, String oldBundle) {
        return authority.bundle().isEmpty()
                ? new CertificateAuthority(
                        oldBundle,
                        authority.file(),
                        authority.certificateValidityPeriod(),
                        authority.caCertificateValidityPeriod())
                : authority;
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
        if (network.hasIpv6()) {
            direct.addAll(List.of("::1/128", network.podSubnetIPv6(), network.serviceSubnetIPv6()));
        }
        Arrays.stream(proxy.noProxy().split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(direct::add);
        return new Proxy(proxy.http(), proxy.https(), String.join(",", direct));
    }
}
