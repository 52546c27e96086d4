package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small configuration files that every host gets. */
public final class HostFiles {
    public static final String MODULES = "/etc/modules-load.d/kubeone.conf";
    public static final String SYSCTL = "/etc/sysctl.d/99-kubeone.conf";
    public static final String JOURNALD = "/etc/systemd/journald.conf.d/kubeone.conf";
    /** What jobs leave behind on every host they ran on; a reset takes it away last. */
    public static final String LEDGER = "/var/lib/kubeone/journal";

    public static final String PROXY_ENV = "/etc/kubeone/proxy-env";

    public static final List<String> WANTED_MODULES = List.of("overlay", "br_netfilter", "nf_conntrack");

    /** Values from kubeadm's and the kubelet's requirements, and inotify limits that many pods need. */
    public static final Map<String, String> WANTED_SYSCTL = Map.copyOf(new TreeMap<>(Map.of(
            "fs.inotify.max_user_instances", "8192",
            "fs.inotify.max_user_watches", "1048576",
            "kernel.panic", "10",
            "kernel.panic_on_oops", "1",
            "net.bridge.bridge-nf-call-ip6tables", "1",
            "net.bridge.bridge-nf-call-iptables", "1",
            "net.ipv4.ip_forward", "1",
            "vm.overcommit_memory", "1")));

    private static final String HEADER = "# Written by kubeone; changes are undone.\n";

    private HostFiles() {}

    public static String modules() {
        return HEADER + String.join("\n", WANTED_MODULES) + "\n";
    }

    public static String sysctl() {
        return sysctl(WANTED_SYSCTL);
    }

    /** With IPv6 hosts forward its packets too. */
    public static String sysctl(KubeOneCluster manifest) {
        var settings = new TreeMap<>(WANTED_SYSCTL);
        if (manifest.clusterNetwork().hasIpv6()) {
            settings.put("net.ipv6.conf.all.forwarding", "1");
        }
        return sysctl(settings);
    }

    private static String sysctl(Map<String, String> settings) {
        var text = new StringBuilder(HEADER);
        new TreeMap<>(settings)
                .forEach((name, value) ->
                        text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    public static String journald() {
        return HEADER + "[Journal]\nSystemMaxUse=5G\n";
    }

    /** Proxy variables in the form of an environment file, or "" for none. */
    public static String proxyEnv(KubeOneCluster manifest) {
        var proxy = manifest.proxy();
        if (noProxyAtAll(proxy)) {
            return "";
        }
        var text = new StringBuilder(HEADER);
        put(text, "HTTP_PROXY", proxy.http());
        put(text, "HTTPS_PROXY", proxy.https());
        put(text, "NO_PROXY", proxy.noProxy());
        return text.toString();
    }

    public static String aptProxy(KubeOneCluster manifest) {
        var proxy = manifest.proxy();
        if (noProxyAtAll(proxy)) {
            return "";
        }
        var text = new StringBuilder();
        if (!proxy.http().isEmpty()) {
            text.append("Acquire::http::Proxy \"").append(proxy.http()).append("\";\n");
        }
        if (!proxy.https().isEmpty()) {
            text.append("Acquire::https::Proxy \"").append(proxy.https()).append("\";\n");
        }
        return text.toString();
    }

    /** SHA-256 in hex, as observers report it. */
    public static String digest(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean noProxyAtAll(Proxy proxy) {
        return proxy.http().isEmpty() && proxy.https().isEmpty();
    }

    private static void put(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append('=').append(value).append('\n');
            text.append(name.toLowerCase(java.util.Locale.ROOT))
                    .append('=')
                    .append(value)
                    .append('\n');
        }
    }
}
