package dev.kubeone.activities.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.catalog.AddonImages;
import dev.kubeone.model.images.ClusterImage;
import dev.kubeone.model.images.ClusterImages;
import dev.kubeone.model.manifest.reading.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalog names the images that the addons' manifests really have. */
class AddonImagesTest {
    private static final Path ADDONS = Path.of("src/main/resources/addons");

    @Test
    void everyAddonIsInTheCatalogWithItsImages() throws IOException {
        List<String> addons;
        try (var files = Files.list(ADDONS)) {
            addons = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }

        assertThat(AddonImages.bundled().names())
                .as("add it to addon-images.yaml")
                .isEqualTo(addons);
        assertThat(addons)
                .isNotEmpty()
                .allSatisfy(addon -> assertThat(AddonImages.bundled().of(addon))
                        .isEqualTo(AddonImages.named(Addons.read(addon, ""))
                                .distinct()
                                .toList()));
    }

    @Test
    void aRegistryOfOnesOwnMeansTheSameForTheListAndForTheManifests() {
        var manifest = ManifestReader.read("""
                        apiVersion: kubeone.k8c.io/v1beta2
                        kind: KubeOneCluster
                        name: demo
                        versions: {kubernetes: 1.34.4}
                        cloudProvider: {none: {}}
                        clusterNetwork: {cni: {external: {}}}
                        controlPlane: {hosts: [{publicAddress: 192.0.2.11}]}
                        registryConfiguration: {overwriteRegistry: "registry.example.com:5000/k8s"}
                        """, "kubeone.yaml").manifest();

        assertThat(ClusterImages.of(manifest))
                .extracting(ClusterImage::image)
                .containsAll(AddonImages.named(Addons.read("metrics-server", "registry.example.com:5000/k8s"))
                        .toList());
    }
}
