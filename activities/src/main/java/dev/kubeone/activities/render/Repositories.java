package dev.kubeone.activities.render;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.PackageSources;

/** Package repositories of a host, for apt and dnf, and the URLs a host must reach. */
public final class Repositories {
    private final KubeOneCluster manifest;
    private final HostView host;

    public Repositories(KubeOneCluster manifest, HostView host) {
        this.manifest = manifest;
        this.host = host;
    }

    /** The flat repository of the wanted minor release, or "" where binaries are used. */
    public String kubernetes() {
        if (host.method(manifest.packageSources()) == PackageSources.Method.binaries) {
            return "";
        }
        var kind = host.family().repositories().equals("dnf") ? "rpm" : "deb";
        return stripped(manifest.packageSources().kubernetes().repositoryURL()) + "/v" + minor() + "/" + kind;
    }

    /** Base of containerd's repositories. */
    public String containerd() {
        return stripped(manifest.packageSources().containerd().repositoryURL());
    }

    public String kubernetesList() {
        if (kubernetes().isEmpty()) {
            return "";
        }
        return switch (host.family().repositories()) {
            case "apt" -> "deb [signed-by=/etc/apt/keyrings/kubeone-kubernetes.gpg] " + kubernetes() + "/ /\n";
            case "dnf" -> dnf("kubernetes", kubernetes() + "/", kubernetes() + "/repodata/repomd.xml.key");
            default -> "";
        };
    }

    public String containerdList() {
        var os = host.facts().os();
        return switch (host.family().repositories()) {
            case "apt" ->
                "deb [arch=" + host.facts().machine().architecture()
                        + " signed-by=/etc/apt/keyrings/kubeone-containerd.gpg] " + containerd() + "/" + os.id() + " "
                        + os.codename() + " stable\n";
            case "dnf" ->
                dnf(
                        "containerd",
                        containerd() + "/rhel/" + os.versionId().split("\\.", 2)[0] + "/$basearch/stable",
                        containerd() + "/rhel/gpg");
            default -> "";
        };
    }

    /** "1.34" of "1.34.4". */
    public String minor() {
        var parts = manifest.versions().kubernetes().split("\\.");
        return parts[0] + "." + parts[1];
    }

    private static String dnf(String name, String baseUrl, String key) {
        return """
                [kubeone-%s]
                name=%s, configured by kubeone
                baseurl=%s
                enabled=1
                gpgcheck=1
                gpgkey=%s
                """.formatted(name, name, baseUrl, key);
    }

    private static String stripped(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
