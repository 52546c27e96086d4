package dev.kubeone.client.dialogue;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.images.ClusterImage;
import dev.kubeone.model.images.ClusterImage.Part;
import java.util.List;

/** Lists the images of a cluster. */
public final class ImagesDialogue {
    private final Screen screen;

    public ImagesDialogue(Screen screen) {
        this.screen = screen;
    }

    /** Which of them. */
    public enum Filter {
        none,
        base,
        optional;

        boolean takes(Part part) {
            return this == none || name().equals(part.name());
        }
    }

    public int run(List<ClusterImage> images, String version, Filter filter, List<String> warnings) {
        var err = screen.around().err();
        warnings.forEach(warning -> err.println("warning: " + warning));
        var known = KubernetesReleases.bundled().of(version).orElseThrow().newest();
        if (!known.equals(version.startsWith("v") ? version.substring(1) : version)) {
            err.println("warning: the tags of etcd and CoreDNS are those of " + known
                    + "; another patch version may want others, which its kubeadm knows: kubeadm config images list");
        }
        var listed = images.stream().filter(image -> filter.takes(image.part())).toList();
        screen.answer(listed, listed.stream().map(ClusterImage::image).toList());
        return 0;
    }
}
