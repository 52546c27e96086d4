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
    private static final int ETCD_PORT = 2379;

    /** How long an API server that stops still answers while it tells balancers that it is not ready any more. */
    private static final String SHUTDOWN_DELAY = "8s";

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
        var address = host.privateAddress();
        return "https://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + API_SERVER_PORT;
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

    private static Map<String, Object> registration(HostView host) {
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
    private static Map<String, String> kubeletArguments(HostConfig host) {
        var arguments = new TreeMap<String, String>();
        // The kubelet takes addresses only; with a name it finds its address by itself.
        IpAddress.parse(host.privateAddress()).ifPresent(ip -> arguments.put("node-ip", host.privateAddress()));
        var kubelet = host.kubelet();
        putJoined(arguments, "system-reserved", kubelet.systemReserved(), "=");
        putJoined(arguments, "kube-reserved", kubelet.kubeReserved(), "=");
        putJoined(arguments, "eviction-hard", kubelet.evictionHard(), "<");
        putNumber(arguments, "max-pods", kubelet.maxPods());
        putNumber(arguments, "image-gc-high-threshold", kubelet.imageGCHighThresholdPercent());
        putNumber(arguments, "image-gc-low-threshold", kubelet.imageGCLowThresholdPercent());
        if (!kubelet.imageMinimumGCAge().isEmpty()) {
            arguments.put("minimum-image-ttl-duration", kubelet.imageMinimumGCAge());
        }
        return arguments;
    }

    private static void putJoined(Map<String, String> to, String flag, Map<String, String> values, String sign) {
        var parts = new ArrayList<String>();
        values.forEach((key, value) -> parts.add(key + sign + value));
        if (!parts.isEmpty()) {
            to.put(flag, String.join(",", parts));
        }
    }

    private static void putNumber(Map<String, String> to, String flag, Integer value) {
        if (value != null) {
            to.put(flag, value.toString());
        }
    }

    private Map<String, Object> cluster(String version) {
        var network = manifest.clusterNetwork();
        return Yaml.fields()
                .put("apiVersion", API)
                .put("kind", "ClusterConfiguration")
                .put("clusterName", manifest.name())
                .put("kubernetesVersion", "v" + version)
                .put("controlPlaneEndpoint", manifest.controlPlaneEndpoint())
                .put("imageRepository", manifest.registryConfiguration().overwriteRegistry())
                .put(
                        "networking",
                        Yaml.fields()
                                .put("podSubnet", network.podSubnet())
                                .put("serviceSubnet", network.serviceSubnet())
                                .put("dnsDomain", network.serviceDomainName()))
                .put(
                        "apiServer",
                        Yaml.fields()
                                .put("certSANs", List.copyOf(names()))
                                .put("extraArgs", Yaml.arguments(apiServerArguments())))
                .put(
                        "controllerManager",
                        Yaml.fields()
                                .put(
                                        "extraArgs",
                                        Yaml.arguments(
                                                Map.of("profiling", "false", "terminated-pod-gc-threshold", "1000"))))
                .put("scheduler", Yaml.fields().put("extraArgs", Yaml.arguments(Map.of("profiling", "false"))))
                .map();
    }

    private Map<String, String> apiServerArguments() {
        return Map.of(
                "profiling",
                "false",
                "request-timeout",
                "1m",
                "service-node-port-range",
                manifest.clusterNetwork().nodePortRange(),
                "etcd-servers",
                String.join(",", etcdMembers()),
                "shutdown-delay-duration",
                SHUTDOWN_DELAY);
    }

    /**
     * The member beside the API server, then all: an API server bears the restart of its own member then, and so does
     * the kubelet that asks it while it restarts that member.
     */
    private List<String> etcdMembers() {
        var members = new ArrayList<String>();
        members.add("https://127.0.0.1:" + ETCD_PORT);
        if (manifest.controlPlane().hosts().size() > 1) {
            manifest.controlPlane()
                    .hosts()
                    .forEach(host -> members.add("https://" + inUrl(host.privateAddress()) + ":" + ETCD_PORT));
        }
        return members;
    }

    private static String inUrl(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
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

    private static Map<String, Object> kubelet(HostView host) {
        var document = Yaml.fields()
                .put("apiVersion", "kubelet.config.k8s.io/v1beta1")
                .put("kind", "KubeletConfiguration")
                .put("cgroupDriver", "systemd")
                .put("readOnlyPort", 0)
                .put("rotateCertificates", true)
                .put(
                        "authentication",
                        Yaml.fields().put("anonymous", Yaml.fields().put("enabled", false)))
                .put("containerLogMaxSize", "100Mi")
                .put("containerLogMaxFiles", 5);
        if (host.facts().machine().cgroupVersion() == 1) {
            // From 1.35 on the kubelet refuses to start on cgroup v1 unless it is told that this is known.
            document.put("failCgroupV1", false);
        }
        return document.map();
    }

    private Map<String, Object> kubeProxy() {
        var proxy = manifest.clusterNetwork().kubeProxy();
        var document = Yaml.fields()
                .put("apiVersion", "kubeproxy.config.k8s.io/v1alpha1")
                .put("kind", "KubeProxyConfiguration")
                .put("clusterCIDR", manifest.clusterNetwork().podSubnet());
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
