package dev.kubeone.activities.render;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.network.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** kubeadm's configuration, API {@code kubeadm.k8s.io/v1beta4}. */
public final class KubeadmConfig {
    /** Stands for the bootstrap token, which only the host's memory ever holds. */
    public static final String TOKEN = "@@JOIN_TOKEN@@";

    /** Stands for the cluster CA's certificate in base64, known once there is a cluster. */
    public static final String CA_DATA = "@@CA_DATA@@";

    /** Where the joining script puts {@link #discovery()}. */
    private static final String DISCOVERY_FILE = "/run/kubeone-discovery.conf";

    private static final String API = "kubeadm.k8s.io/v1beta4";
    private static final int API_SERVER_PORT = 6443;

    private final KubeOneCluster manifest;

    public KubeadmConfig(Wanted wanted) {
        this.manifest = wanted.manifest();
    }

    /** For {@code kubeadm init} on this host: init, cluster, kubelet and kube-proxy. */
    public String init(HostView host) {
        return Yaml.documents(List.of(
                initConfiguration(host), cluster(manifest.versions().kubernetes()), kubelet(host), kubeProxy()));
    }

    /**
     * What the cluster's own configuration is brought up to before an upgrade: as {@link #init}, at the version that
     * still runs on this host, so that nothing moves yet.
     */
    public String upgrade(HostView host) {
        var running = host.facts().components().version("kube-apiserver");
        return Yaml.documents(List.of(initConfiguration(host), cluster(running), kubelet(host), kubeProxy()));
    }

    /**
     * How a joining host finds the cluster, knows it for the right one and makes itself known: kubeadm's discovery by
     * file. By token it would first have to wait, after the initialisation, for the controller manager to sign the
     * token. CA and token stand as placeholders.
     */
    public String discovery() {
        var server = Yaml.fields()
                .put("server", "https://" + manifest.controlPlaneEndpoint())
                .put("certificate-authority-data", CA_DATA);
        return Yaml.documents(List.of(Yaml.fields()
                .put("apiVersion", "v1")
                .put("kind", "Config")
                .put(
                        "clusters",
                        List.of(Yaml.fields()
                                .put("name", "cluster")
                                .put("cluster", server)
                                .map()))
                .put(
                        "contexts",
                        List.of(Yaml.fields()
                                .put("name", "join")
                                .put(
                                        "context",
                                        Yaml.fields().put("cluster", "cluster").put("user", "join"))
                                .map()))
                .put(
                        "users",
                        List.of(Yaml.fields()
                                .put("name", "join")
                                .put("user", Yaml.fields().put("token", TOKEN))
                                .map()))
                .put("current-context", "join")
                .map()));
    }

    /** For {@code kubeadm join} of this host. */
    public String join(HostView host) {
        var document = Yaml.fields()
                .put("apiVersion", API)
                .put("kind", "JoinConfiguration")
                .put("discovery", Yaml.fields().put("file", Yaml.fields().put("kubeConfigPath", DISCOVERY_FILE)))
                .put("nodeRegistration", registration(host));
        if (host.controlPlane()) {
            document.put("controlPlane", Yaml.fields().put("localAPIEndpoint", localEndpoint(host)));
        }
        return Yaml.documents(List.of(document.map()));
    }

    /** URL of the API server that a control plane's own host runs. */
    public static String localServer(HostConfig host) {
        return "https://" + ComponentArguments.inUrl(host.privateAddress()) + ":" + API_SERVER_PORT;
    }

    private Map<String, Object> initConfiguration(HostView host) {
        return Yaml.fields()
                .put("apiVersion", API)
                .put("kind", "InitConfiguration")
                .put("localAPIEndpoint", localEndpoint(host))
                .put("nodeRegistration", registration(host))
                .put(
                        "skipPhases",
                        manifest.clusterNetwork().kubeProxy().skipInstallation()
                                ? List.of("addon/kube-proxy", "show-join-command")
                                : List.of("show-join-command"))
                .map();
    }

    private static Map<String, Object> localEndpoint(HostView host) {
        return Yaml.fields()
                .put("advertiseAddress", host.config().privateAddress())
                .put("bindPort", API_SERVER_PORT)
                .map();
    }

    private Map<String, Object> registration(HostView host) {
        return Yaml.fields()
                .put("name", host.nodeName())
                .put("criSocket", "unix:///run/containerd/containerd.sock")
                .put("imagePullPolicy", "IfNotPresent")
                .keep("taints", taints(host.config().taints()))
                .put("kubeletExtraArgs", Yaml.arguments(kubeletArguments(host.config())))
                .map();
    }

    private static List<Map<String, Object>> taints(List<Taint> taints) {
        return taints.stream()
                .map(taint -> Yaml.fields()
                        .put("key", taint.key())
                        .put("value", taint.value())
                        .put("effect", taint.effect())
                        .map())
                .toList();
    }

    /** Settings of this host alone; those of the whole cluster stand in the kubelet's configuration. */
    private Map<String, String> kubeletArguments(HostConfig host) {
        var arguments = new TreeMap<String, String>();
        // The kubelet takes addresses only; with a name it finds its address by itself.
        IpAddress.parse(host.privateAddress()).ifPresent(ip -> arguments.put("node-ip", nodeAddresses(host)));
        var kubelet = host.kubelet();
        putJoined(arguments, "system-reserved", kubelet.systemReserved(), "=");
        putJoined(arguments, "kube-reserved", kubelet.kubeReserved(), "=");
        putJoined(arguments, "eviction-hard", kubelet.evictionHard(), "<");
        putNumber(arguments, "max-pods", kubelet.maxPods());
        putNumber(arguments, "image-gc-high-threshold", kubelet.imageGCHighThresholdPercent());
        putNumber(arguments, "image-gc-low-threshold", kubelet.imageGCLowThresholdPercent());
        putNumber(arguments, "pod-max-pids", kubelet.podPidsLimit());
        if (!kubelet.imageMinimumGCAge().isEmpty()) {
            arguments.put("minimum-image-ttl-duration", kubelet.imageMinimumGCAge());
        }
        return arguments;
    }

    private String nodeAddresses(HostConfig host) {
        boolean both =
                manifest.clusterNetwork().dualStack() && !host.ipv6Addresses().isEmpty();
        return host.privateAddress() + (both ? "," + host.ipv6Addresses().get(0) : "");
    }

    private static void putJoined(Map<String, String> to, String flag, Map<String, String> values, String sign) {
        var parts = new ArrayList<String>();
        values.forEach((key, value) -> parts.add(key + sign + value));
        if (!parts.isEmpty()) {
            to.put(flag, String.join(",", parts));
        }
    }

    private static void putNumber(Map<String, String> to, String flag, Number value) {
        if (value != null) {
            to.put(flag, value.toString());
        }
    }

    private Map<String, Object> cluster(String version) {
        var network = manifest.clusterNetwork();
        var arguments = new ComponentArguments(manifest);
        return Yaml.fields()
                .put("apiVersion", API)
                .put("kind", "ClusterConfiguration")
                .put("clusterName", manifest.name())
                .put("kubernetesVersion", "v" + version)
                .put("controlPlaneEndpoint", manifest.controlPlaneEndpoint())
                .put("imageRepository", manifest.registryConfiguration().overwriteRegistry())
                .put(
                        "certificateValidityPeriod",
                        manifest.certificateAuthority().certificateValidityPeriod())
                .put(
                        "caCertificateValidityPeriod",
                        manifest.certificateAuthority().caCertificateValidityPeriod())
                .put(
                        "networking",
                        Yaml.fields()
                                .put("podSubnet", podSubnets())
                                .put("serviceSubnet", joined(network.serviceSubnet(), network.serviceSubnetIPv6()))
                                .put("dnsDomain", network.serviceDomainName()))
                .put(
                        "apiServer",
                        Yaml.fields()
                                .put("certSANs", List.copyOf(names()))
                                .put("extraArgs", arguments.apiServer())
                                .put("extraVolumes", arguments.apiServerVolumes()))
                .put("controllerManager", Yaml.fields().put("extraArgs", arguments.controllerManager()))
                .put("scheduler", Yaml.fields().put("extraArgs", arguments.scheduler()))
                .put("etcd", etcd(arguments.etcd()))
                .put("dns", dns(manifest.features().coreDNS().imageRepository()))
                .map();
    }

    private static Map<String, Object> etcd(List<Map<String, String>> arguments) {
        return arguments.isEmpty()
                ? Map.of()
                : Yaml.fields()
                        .put("local", Yaml.fields().put("extraArgs", arguments))
                        .map();
    }

    private static Map<String, Object> dns(String repository) {
        return Yaml.fields().put("imageRepository", repository).map();
    }

    private String podSubnets() {
        return joined(
                manifest.clusterNetwork().podSubnet(), manifest.clusterNetwork().podSubnetIPv6());
    }

    /** Both families' networks, the preferred one first. */
    private String joined(String ipv4, String ipv6) {
        return manifest.clusterNetwork().dualStack() ? ipv4 + "," + ipv6 : ipv4;
    }

    /** Names the API server's certificate is good for; the loopback names are those of our own tunnels. */
    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        names.add(manifest.apiEndpoint().host());
        names.addAll(manifest.apiEndpoint().alternativeNames());
        for (var host : manifest.controlPlane().hosts()) {
            names.add(host.publicAddress());
            names.add(host.privateAddress());
        }
        names.add("localhost");
        names.add("127.0.0.1");
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, Object> kubelet(HostView host) {
        return KubeletDocument.of(manifest, host.facts().machine().cgroupVersion());
    }

    private Map<String, Object> kubeProxy() {
        var proxy = manifest.clusterNetwork().kubeProxy();
        var document = Yaml.fields()
                .put("apiVersion", "kubeproxy.config.k8s.io/v1alpha1")
                .put("kind", "KubeProxyConfiguration")
                .put("clusterCIDR", podSubnets());
        if (proxy.ipvs() == null) {
            return document.put("mode", "iptables").map();
        }
        return document.put("mode", "ipvs")
                .put(
                        "ipvs",
                        Yaml.fields()
                                .put("scheduler", proxy.ipvs().scheduler())
                                .put("excludeCIDRs", proxy.ipvs().excludeCIDRs())
                                .put("strictARP", proxy.ipvs().strictARP())
                                .put("tcpTimeout", proxy.ipvs().tcpTimeout())
                                .put("tcpFinTimeout", proxy.ipvs().tcpFinTimeout())
                                .put("udpTimeout", proxy.ipvs().udpTimeout()))
                .map();
    }
}
