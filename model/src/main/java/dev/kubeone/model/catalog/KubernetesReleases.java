package dev.kubeone.model.catalog;

import java.util.List;
import java.util.Optional;

/** The releases of Kubernetes that can be installed, oldest first. */
public record KubernetesReleases(List<KubernetesRelease> releases) {
    /** Where Kubernetes publishes its images. */
    public static final String REGISTRY = "registry.k8s.io";

    public KubernetesReleases {
        releases = List.copyOf(releases);
    }

    /** Those that this build knows. */
    public static KubernetesReleases bundled() {
        return Bundled.RELEASES;
    }

    /** The release that {@code version} is a final patch version of: 1.34 for {@code 1.34.4}, with or without v. */
    public Optional<KubernetesRelease> of(String version) {
        String plain = version.startsWith("v") ? version.substring(1) : version;
        return releases.stream()
                .filter(release -> plain.startsWith(release.minor() + ".")
                        && plain.substring(release.minor().length() + 1).matches("[0-9]+"))
                .findFirst();
    }

    public boolean supports(String version) {
        return of(version).isPresent();
    }

    /** {@code 1.33}, {@code 1.34}, … */
    public List<String> minors() {
        return releases.stream().map(KubernetesRelease::minor).toList();
    }

    /** The newest known patch version of a minor release of Kubernetes 1, or empty if the release is not known. */
    public Optional<String> newest(int minor) {
        return releases.stream()
                .filter(release -> release.minor().equals("1." + minor))
                .map(KubernetesRelease::newest)
                .findFirst();
    }

    /**
     * Image of the container that holds a pod's namespaces.
     *
     * @param registry where images come from instead of Kubernetes' own registry, or ""
     * @throws IllegalArgumentException if the version is not supported
     */
    public String pauseImage(String version, String registry) {
        return (registry.isEmpty() ? REGISTRY : registry) + "/pause:"
                + known(version).pause();
    }

    /** The same from Kubernetes' own registry. */
    public String pauseImage(String version) {
        return pauseImage(version, "");
    }

    private KubernetesRelease known(String version) {
        return of(version)
                .orElseThrow(() -> new IllegalArgumentException("Kubernetes " + version + " is not supported"));
    }

    /** Read at first use, not when the class is first named. */
    private static final class Bundled {
        static final KubernetesReleases RELEASES = ReleasesFile.read("catalog/kubernetes.yaml");
    }
}
