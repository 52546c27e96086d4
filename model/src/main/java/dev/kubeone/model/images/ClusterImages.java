package dev.kubeone.model.images;

import dev.kubeone.model.catalog.AddonImages;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.images.ClusterImage.Part;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which images a cluster is made of, before any host is asked. */
public final class ClusterImages {
    private static final KubernetesReleases RELEASES = KubernetesReleases.bundled();
    private static final List<String> OF_KUBERNETES =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy");

    private ClusterImages() {}

    /** The images of a manifest that was read and found good, those of its own addons aside. */
    public static List<ClusterImage> of(KubeOneCluster cluster) {
        var registry = cluster.registryConfiguration().overwriteRegistry();
        var images = new ArrayList<>(base(cluster.versions().kubernetes(), registry));
        images.add(new ClusterImage(cluster.containerRuntime().containerd().sandboxImage(), Part.base));
        if (cluster.features().metricsServer().enable()) {
            addon(AddonImages.METRICS_SERVER, registry).forEach(images::add);
        }
        return images.stream().distinct().toList();
    }

    /**
     * The images that a manifest of this version may need, from their own registries.
     *
     * @throws IllegalArgumentException if the version is not supported
     */
    public static List<ClusterImage> ofVersion(String version) {
        return Stream.concat(
                        base(version, "").stream(),
                        AddonImages.bundled().names().stream().flatMap(addon -> addon(addon, "")))
                .toList();
    }

    /** What kubeadm asks for: with a registry of one's own it leaves out the folder that CoreDNS has in Kubernetes' own. */
    private static List<ClusterImage> base(String version, String registry) {
        var plain = version.startsWith("v") ? version.substring(1) : version;
        var release = RELEASES.of(plain)
                .orElseThrow(() -> new IllegalArgumentException("Kubernetes " + version + " is not supported"));
        var from = registry.isEmpty() ? KubernetesReleases.REGISTRY : registry;
        var dns = registry.isEmpty() ? "/coredns/coredns:" : "/coredns:";
        return Stream.concat(
                        OF_KUBERNETES.stream().map(name -> from + "/" + name + ":v" + plain),
                        Stream.of(
                                from + dns + release.coreDns(),
                                from + "/pause:" + release.pause(),
                                from + "/etcd:" + release.etcd()))
                .map(image -> new ClusterImage(image, Part.base))
                .toList();
    }

    private static Stream<ClusterImage> addon(String name, String registry) {
        return AddonImages.bundled().of(name).stream()
                .map(image -> new ClusterImage(ClusterImage.in(registry, image), Part.optional));
    }
}
