package dev.kubeone.model.manifest;

/** Where software comes from. Our own block: every base URL can point to a mirror. */
public record PackageSources(Kubernetes kubernetes, ContainerdPackages containerd, CniPlugins cniPlugins) {

    /** How the Kubernetes programs are installed. */
    public enum Method {
        /** From a package repository of the host's distribution. */
        packages,
        /** As release binaries with checksums. */
        binaries,
        /** {@link #packages} where the catalog knows a repository for the family, else {@link #binaries}. */
        auto
    }

    /**
     * @param method packages, binaries, or auto
     * @param repositoryURL base of repositories in the layout of the community's: {@code <base>/v1.34/deb/}
     * @param binariesURL base of release binaries: {@code <base>/v1.34.4/bin/linux/amd64/kubeadm} and {@code .sha256}
     */
    public record Kubernetes(Method method, String repositoryURL, String binariesURL) {}

    /**
     * @param repositoryURL base of the vendor's repositories: {@code <base>/debian/dists/bookworm/…}
     * @param version package version to install, a prefix: {@code 2.2}
     */
    public record ContainerdPackages(String repositoryURL, String version) {}

    /** @param baseURL base of releases: {@code <base>/v1.9.1/cni-plugins-linux-amd64-v1.9.1.tgz} */
    public record CniPlugins(String baseURL) {}
}
