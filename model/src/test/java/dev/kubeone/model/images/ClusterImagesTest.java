package dev.kubeone.model.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.images.ClusterImage.Part;
import dev.kubeone.model.manifest.reading.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterImagesTest {
    private static final String MANIFEST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: 1.34.4}
            cloudProvider: {none: {}}
            clusterNetwork: {cni: {external: {}}}
            controlPlane: {hosts: [{publicAddress: 192.0.2.11}]}
            """;

    /** As `kubeadm config images list --kubernetes-version v1.34.4` prints them. */
    @Test
    void theBaseIsWhatKubeadmAsksFor() {
        assertThat(images(MANIFEST, Part.base))
                .containsExactly(
                        "registry.k8s.io/kube-apiserver:v1.34.4",
                        "registry.k8s.io/kube-controller-manager:v1.34.4",
                        "registry.k8s.io/kube-scheduler:v1.34.4",
                        "registry.k8s.io/kube-proxy:v1.34.4",
                        "registry.k8s.io/coredns/coredns:v1.12.1",
                        "registry.k8s.io/pause:3.10.1",
                        "registry.k8s.io/etcd:3.6.5-0");
    }

    @Test
    void aRegistryOfOnesOwnTakesThePlaceOfAll() {
        var own = MANIFEST + "registryConfiguration: {overwriteRegistry: \"registry.example.com:5000/k8s\"}\n";
        assertThat(images(own, Part.base))
                .contains(
                        "registry.example.com:5000/k8s/coredns:v1.12.1",
                        "registry.example.com:5000/k8s/pause:3.10.1",
                        "registry.example.com:5000/k8s/kube-proxy:v1.34.4")
                .allMatch(image -> image.startsWith("registry.example.com:5000/k8s/"));
        assertThat(images(own, Part.optional))
                .containsExactly("registry.example.com:5000/k8s/metrics-server/metrics-server:v0.9.0");
    }

    @Test
    void whatIsSwitchedOffIsNotNeeded() {
        assertThat(images(MANIFEST + "features: {metricsServer: {enable: false}}\n", Part.optional))
                .isEmpty();
    }

    @Test
    void aSandboxImageOfOnesOwnIsNeededBesideKubeadms() {
        var own = MANIFEST + "containerRuntime: {containerd: {sandboxImage: \"registry.example.com/pause:4\"}}\n";
        assertThat(images(own, Part.base))
                .contains("registry.k8s.io/pause:3.10.1", "registry.example.com/pause:4")
                .hasSize(8);
    }

    @Test
    void aVersionAloneHasAllThatMayBeSwitchedOn() {
        assertThat(ClusterImages.ofVersion("v1.33.13"))
                .extracting(ClusterImage::image)
                .contains("registry.k8s.io/etcd:3.5.24-0", "registry.k8s.io/metrics-server/metrics-server:v0.9.0");
        assertThatThrownBy(() -> ClusterImages.ofVersion("1.2.3")).hasMessageContaining("1.2.3 is not supported");
    }

    private static List<String> images(String manifest, Part part) {
        var reading = ManifestReader.read(manifest, "kubeone.yaml");
        assertThat(reading.problems()).isEmpty();
        return ClusterImages.of(reading.manifest()).stream()
                .filter(image -> image.part() == part)
                .map(ClusterImage::image)
                .toList();
    }
}
