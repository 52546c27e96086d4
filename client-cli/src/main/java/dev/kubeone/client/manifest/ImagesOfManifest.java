package dev.kubeone.client.manifest;

import dev.kubeone.model.catalog.AddonImages;
import dev.kubeone.model.images.ClusterImage;
import dev.kubeone.model.images.ClusterImage.Part;
import dev.kubeone.model.images.ClusterImages;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The images of a cluster, with those that the addons beside its manifest name. */
public final class ImagesOfManifest {
    private ImagesOfManifest() {}

    public static List<ClusterImage> of(ManifestFile file) {
        return Stream.concat(ClusterImages.of(file.manifest()).stream(), addons(file))
                .distinct()
                .toList();
    }

    /** As they are written: nothing is put in the place of their registries when they are applied either. */
    private static Stream<ClusterImage> addons(ManifestFile file) {
        var addons = file.manifest().addons();
        if (addons == null || !addons.enable() || addons.path().isEmpty()) {
            return Stream.empty();
        }
        return AddonsBundle.texts(Path.of(addons.path())).stream()
                .flatMap(AddonImages::named)
                .map(image -> new ClusterImage(image, Part.optional));
    }
}
