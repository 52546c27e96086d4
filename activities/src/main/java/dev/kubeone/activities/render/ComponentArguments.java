package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.ControlPlaneComponents.Component;
import dev.kubeone.model.manifest.Features.OpenIdConnectConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flags and mounts of the control plane's programs. What the manifest says of a flag wins over everything else. */
final class ComponentArguments {
    /** As the API server writes "no prefix". */
    private static final String NO_PREFIX = "-";

    static final String NODE_RESTRICTION = "NodeRestriction";

    private static final int USUAL_NODE_MASK = 24;
    private static final int ETCD_PORT = 2379;

    /** How long an API server that stops still answers while it tells balancers that it is not ready any more. */
    private static final String SHUTDOWN_DELAY = "8s";

    /**
     * How long watches may take to end after that. Without it an API server waits a minute for clients that would watch
     * for ever, and is killed in the middle of it.
     */
    private static final String SHUTDOWN_WATCHES = "10s";

    private final KubeOneCluster manifest;

    ComponentArguments(KubeOneCluster manifest) {
        this.manifest = manifest;
    }

    List<Map<String, String>> apiServer() {
        var arguments = new TreeMap<String, String>(Map.of(
                "profiling",
                "false",
                "request-timeout",
                "1m",
                "service-node-port-range",
                manifest.clusterNetwork().nodePortRange(),
                "etcd-servers",
                String.join(",", etcdMembers()),
                "shutdown-delay-duration",
                SHUTDOWN_DELAY,
                "shutdown-watch-termination-grace-period",
                SHUTDOWN_WATCHES));
        admission(arguments);
        if (Encryption.wanted(manifest)) {
            arguments.put(Encryption.FLAG, Encryption.PATH);
            arguments.put(Encryption.FLAG + "-automatic-reload", "true");
        }
        audit(arguments);
        openId(arguments);
        put(
                arguments,
                "tls-cipher-suites",
                String.join(",", manifest.tlsCipherSuites().apiServer()));
        return own(arguments, manifest.controlPlaneComponents().apiServer());
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

    static String inUrl(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** The list replaces kubeadm's own, which is NodeRestriction alone. */
    private void admission(Map<String, String> arguments) {
        var features = manifest.features();
        var plugins = new ArrayList<>(List.of(NODE_RESTRICTION));
        if (features.alwaysPullImages().enable()) {
            plugins.add("AlwaysPullImages");
        }
        if (features.eventRateLimit().enable()) {
            plugins.add("EventRateLimit");
        }
        if (features.podNodeSelector().enable()) {
            plugins.add("PodNodeSelector");
        }
        if (plugins.size() > 1) {
            arguments.put("enable-admission-plugins", String.join(",", plugins));
        }
        if (ControlPlaneFiles.admission(features)) {
            arguments.put("admission-control-config-file", ControlPlaneFiles.ADMISSION_CONFIG);
        }
    }

    private void audit(Map<String, String> arguments) {
        var log = manifest.features().staticAuditLog();
        if (log.enable()) {
            arguments.put("audit-policy-file", AuditPolicy.PATH);
            arguments.put("audit-log-path", log.config().logPath());
            arguments.put("audit-log-maxage", String.valueOf(log.config().logMaxAge()));
            arguments.put("audit-log-maxbackup", String.valueOf(log.config().logMaxBackup()));
            arguments.put("audit-log-maxsize", String.valueOf(log.config().logMaxSize()));
        }
    }

    private void openId(Map<String, String> arguments) {
        if (!manifest.features().openidConnect().enable()) {
            return;
        }
        OpenIdConnectConfig config = manifest.features().openidConnect().config();
        arguments.put("oidc-issuer-url", config.issuerUrl());
        arguments.put("oidc-client-id", config.clientId());
        put(arguments, "oidc-username-claim", config.usernameClaim());
        put(arguments, "oidc-username-prefix", config.usernamePrefix());
        put(arguments, "oidc-groups-claim", config.groupsClaim());
        // Only the prefix of users knows a word for "none"; that of groups is left out.
        put(arguments, "oidc-groups-prefix", config.groupsPrefix().equals(NO_PREFIX) ? "" : config.groupsPrefix());
        put(arguments, "oidc-required-claim", config.requiredClaim());
        put(arguments, "oidc-signing-algs", config.signingAlgs());
        put(arguments, "oidc-ca-file", config.caFile());
    }

    /** What the API server's pod must see of its host. */
    List<Map<String, Object>> apiServerVolumes() {
        var volumes = new ArrayList<Map<String, Object>>();
        var log = manifest.features().staticAuditLog();
        if (log.enable()) {
            var folder =
                    log.config().logPath().substring(0, log.config().logPath().lastIndexOf('/'));
            volumes.add(volume("audit-policy", AuditPolicy.PATH, true, "File"));
            volumes.add(volume("audit-log", folder.isEmpty() ? "/" : folder, false, "DirectoryOrCreate"));
        }
        if (ControlPlaneFiles.admission(manifest.features())) {
            volumes.add(volume("admission", ControlPlaneFiles.ADMISSION, true, "Directory"));
        }
        var openid = manifest.features().openidConnect();
        if (openid.enable() && !openid.config().caFile().isEmpty()) {
            volumes.add(volume("oidc-ca", openid.config().caFile(), true, "File"));
        }
        return volumes;
    }

    private static Map<String, Object> volume(String name, String path, boolean readOnly, String type) {
        return Yaml.fields()
                .put("name", name)
                .put("hostPath", path)
                .put("mountPath", path)
                .put("readOnly", readOnly)
                .put("pathType", type)
                .map();
    }

    List<Map<String, String>> controllerManager() {
        var arguments =
                new TreeMap<String, String>(Map.of("profiling", "false", "terminated-pod-gc-threshold", "1000"));
        var network = manifest.clusterNetwork();
        if (network.dualStack()) {
            arguments.put("node-cidr-mask-size-ipv4", String.valueOf(network.nodeCIDRMaskSizeIPv4()));
            arguments.put("node-cidr-mask-size-ipv6", String.valueOf(network.nodeCIDRMaskSizeIPv6()));
        } else if (network.nodeCIDRMaskSizeIPv4() != USUAL_NODE_MASK) {
            arguments.put("node-cidr-mask-size", String.valueOf(network.nodeCIDRMaskSizeIPv4()));
        }
        return own(arguments, manifest.controlPlaneComponents().controllerManager());
    }

    List<Map<String, String>> scheduler() {
        return own(
                new TreeMap<>(Map.of("profiling", "false")),
                manifest.controlPlaneComponents().scheduler());
    }

    List<Map<String, String>> etcd() {
        var arguments = new TreeMap<String, String>();
        var etcd = manifest.controlPlaneComponents().etcd();
        put(
                arguments,
                "cipher-suites",
                String.join(",", manifest.tlsCipherSuites().etcd()));
        put(arguments, "auto-compaction-mode", etcd.autoCompactionMode());
        put(arguments, "auto-compaction-retention", etcd.autoCompactionRetention());
        if (etcd.quotaBackendBytes() != null) {
            arguments.put("quota-backend-bytes", etcd.quotaBackendBytes().toString());
        }
        return Yaml.arguments(arguments);
    }

    private static List<Map<String, String>> own(Map<String, String> arguments, Component component) {
        var gates = component.featureGates().entrySet().stream()
                .map(gate -> gate.getKey() + "=" + gate.getValue())
                .collect(Collectors.joining(","));
        put(arguments, "feature-gates", gates);
        arguments.putAll(component.flags());
        return Yaml.arguments(arguments);
    }

    private static void put(Map<String, String> to, String flag, String value) {
        if (!value.isEmpty()) {
            to.put(flag, value);
        }
    }
}
