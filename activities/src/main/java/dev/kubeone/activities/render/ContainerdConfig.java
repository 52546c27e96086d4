package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.ContainerdRegistry;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** containerd's configuration: {@code config.toml}, and {@code hosts.toml} for each registry. */
public final class ContainerdConfig {
    public static final String PATH = "/etc/containerd/config.toml";

    private final KubeOneCluster manifest;
    private final String version;

    /** @param version containerd's version, as far as it is known: "2.2" */
    public ContainerdConfig(KubeOneCluster manifest, String version) {
        this.manifest = manifest;
        this.version = version;
    }

    /** Versions 1.x read configuration version 2, all later ones version 3. */
    public String configToml() {
        var containerd = manifest.containerRuntime().containerd();
        var old = version.startsWith("1.");
        var images = old ? "io.containerd.grpc.v1.cri" : "io.containerd.cri.v1.images";
        var runtime = old ? "io.containerd.grpc.v1.cri" : "io.containerd.cri.v1.runtime";
        var sandbox = old
                ? "[plugins.\"" + images + "\"]\n  sandbox_image = " + quoted(containerd.sandboxImage())
                        + "\n  device_ownership_from_security_context = "
                        + containerd.deviceOwnershipFromSecurityContext()
                : "[plugins.\"" + images + "\".pinned_images]\n  sandbox = " + quoted(containerd.sandboxImage())
                        + "\n[plugins.\"" + runtime + "\"]\n  device_ownership_from_security_context = "
                        + containerd.deviceOwnershipFromSecurityContext();
        return """
                # Written by kubeone; changes are undone.
                version = %d
                [metrics]
                  address = "127.0.0.1:1338"
                %s
                [plugins."%s".registry]
                  config_path = "/etc/containerd/certs.d"
                [plugins."%s".containerd.runtimes.runc]
                  runtime_type = "io.containerd.runc.v2"
                [plugins."%s".containerd.runtimes.runc.options]
                  SystemdCgroup = true
                """.formatted(old ? 2 : 3, sandbox, images, runtime, runtime);
    }

    /** {@code hosts.toml} by the name of its folder; credentials stand as {@code @@REGISTRY_AUTH_n@@}. */
    public Map<String, String> registries() {
        var files = new TreeMap<String, String>();
        var n = 0;
        for (var entry : manifest.containerRuntime().containerd().registries().entrySet()) {
            var name = entry.getKey().equals("*") ? "_default" : entry.getKey();
            files.put(name, hostsToml(name, entry.getValue(), n++));
        }
        var overwrite = manifest.registryConfiguration();
        if (overwrite.insecureRegistry()) {
            var host = overwrite.overwriteRegistry().split("/", 2)[0];
            files.putIfAbsent(host, insecure(host));
        }
        return files;
    }

    /** References to the credentials of registries, by the name they have in {@link #registries()}. */
    public Map<String, ContainerdRegistry.Auth> credentials() {
        var credentials = new TreeMap<String, ContainerdRegistry.Auth>();
        var n = 0;
        for (var registry :
                manifest.containerRuntime().containerd().registries().values()) {
            if (hasAuth(registry)) {
                credentials.put("REGISTRY_AUTH_" + n, registry.auth());
            }
            n++;
        }
        return credentials;
    }

    private static String hostsToml(String name, ContainerdRegistry registry, int n) {
        var text = new StringBuilder("# Written by kubeone; changes are undone.\n");
        if (!name.equals("_default")) {
            text.append("server = ").append(quoted(upstream(name))).append('\n');
        }
        var hosts = registry.mirrors().isEmpty() && !name.equals("_default")
                ? java.util.List.of(upstream(name))
                : registry.mirrors().stream().map(ContainerdConfig::url).toList();
        for (var host : hosts) {
            text.append("[host.").append(quoted(host)).append("]\n  capabilities = [\"pull\", \"resolve\"]\n");
            if (registry.tlsConfig() != null && registry.tlsConfig().insecureSkipVerify()) {
                text.append("  skip_verify = true\n");
            }
            if (registry.overridePath()) {
                text.append("  override_path = true\n");
            }
            if (hasAuth(registry)) {
                text.append("  [host.").append(quoted(host)).append(".header]\n    authorization = ");
                text.append(quoted("@@REGISTRY_AUTH_" + n + "@@")).append('\n');
            }
        }
        return text.toString();
    }

    private static String insecure(String host) {
        return """
                # Written by kubeone; changes are undone.
                server = "http://%s"
                [host."http://%s"]
                  capabilities = ["pull", "resolve"]
                  skip_verify = true
                """.formatted(host, host);
    }

    /** Where docker.io really answers. */
    private static String upstream(String name) {
        return name.equals("docker.io") ? "https://registry-1.docker.io" : url(name);
    }

    private static String url(String mirror) {
        return URI.create(mirror.contains("://") ? mirror : "https://" + mirror).toString();
    }

    private static boolean hasAuth(ContainerdRegistry registry) {
        return registry.auth() != null;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
