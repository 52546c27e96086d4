package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.PackageSources;
import dev.kubeone.model.manifest.PackageSources.CniPlugins;
import dev.kubeone.model.manifest.PackageSources.ContainerdPackages;
import dev.kubeone.model.manifest.PackageSources.Kubernetes;
import dev.kubeone.model.manifest.PackageSources.Method;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import java.util.List;

/** Fields of {@link PackageSources}. */
final class PackageSourcesFields {
    static final Field<String> METHOD = Field.of(
                    "method",
                    new Choice(List.of("auto", "packages", "binaries")),
                    "Install packages, or release binaries with checksums; `auto` takes packages where the operating"
                            + " system has them.")
            .or("auto");
    static final Field<String> REPOSITORY = text(
                    "repositoryURL", TextCheck.URL, "Base of the package repositories: `<base>/v1.34/deb/`.")
            .or("https://pkgs.k8s.io/core:/stable:");
    static final Field<String> BINARIES = text(
                    "binariesURL", TextCheck.URL, "Base of the release binaries: `<base>/v1.34.4/bin/linux/amd64/`.")
            .or("https://dl.k8s.io/release");
    static final Shape<Kubernetes> KUBERNETES = Kinds.shape(
            "Kubernetes packages",
            v -> new Kubernetes(Method.valueOf(v.get(METHOD)), v.get(REPOSITORY), v.get(BINARIES)),
            METHOD,
            REPOSITORY,
            BINARIES);

    static final Field<String> CONTAINERD_REPOSITORY = text(
                    "repositoryURL", TextCheck.URL, "Base of the vendor's repositories: `<base>/debian/`.")
            .or("https://download.docker.com/linux");
    static final Field<String> CONTAINERD_VERSION = text(
                    "version", TextCheck.PACKAGE_VERSION, "Version to install, or its beginning.")
            .orDerived("the newest that the catalog allows")
            .like("\"2.2\"");
    static final Shape<ContainerdPackages> CONTAINERD = Kinds.shape(
            "containerd packages",
            v -> new ContainerdPackages(v.get(CONTAINERD_REPOSITORY), v.get(CONTAINERD_VERSION)),
            CONTAINERD_REPOSITORY,
            CONTAINERD_VERSION);

    static final Field<String> PLUGINS_BASE = text(
                    "baseURL",
                    TextCheck.URL,
                    "Base of the releases: `<base>/v1.9.1/cni-plugins-linux-amd64-v1.9.1.tgz`.")
            .or("https://github.com/containernetworking/plugins/releases/download");
    static final Shape<CniPlugins> PLUGINS =
            Kinds.shape("CNI plugins", v -> new CniPlugins(v.get(PLUGINS_BASE)), PLUGINS_BASE);

    static final Field<Kubernetes> KUBERNETES_FIELD =
            Field.of("kubernetes", KUBERNETES, "kubeadm, kubelet and kubectl.");
    static final Field<ContainerdPackages> CONTAINERD_FIELD =
            Field.of("containerd", CONTAINERD, "containerd and runc.");
    static final Field<CniPlugins> PLUGINS_FIELD =
            Field.of("cniPlugins", PLUGINS, "CNI plugins, where they do not come as a package.");
    static final Shape<PackageSources> SHAPE = Kinds.shape(
            "package sources",
            v -> new PackageSources(v.get(KUBERNETES_FIELD), v.get(CONTAINERD_FIELD), v.get(PLUGINS_FIELD)),
            KUBERNETES_FIELD,
            CONTAINERD_FIELD,
            PLUGINS_FIELD);

    private PackageSourcesFields() {}
}
