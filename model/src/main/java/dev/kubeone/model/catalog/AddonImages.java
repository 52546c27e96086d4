package dev.kubeone.model.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The images of the addons that come with the product, by addon. */
public record AddonImages(Map<String, List<String>> images) {
    /** The addon that serves metrics of nodes and pods. */
    public static final String METRICS_SERVER = "metrics-server";

    private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*(?:- )?image:\\s*[\"']?([^\\s\"'#]+)");

    public AddonImages {
        images = Map.copyOf(images);
    }

    /** Those that this build brings. */
    public static AddonImages bundled() {
        return Bundled.IMAGES;
    }

    /** Every image that Kubernetes manifests name, in their order. */
    public static Stream<String> named(String manifests) {
        return IMAGE.matcher(manifests).results().map((MatchResult match) -> match.group(1));
    }

    public List<String> names() {
        return List.copyOf(new TreeMap<>(images).keySet());
    }

    /** @throws IllegalArgumentException if there is no such addon */
    public List<String> of(String addon) {
        if (!images.containsKey(addon)) {
            throw new IllegalArgumentException("no addon " + addon);
        }
        return images.get(addon);
    }

    /** Read at first use, not when the class is first named. */
    private static final class Bundled {
        static final AddonImages IMAGES = new AddonImages(CatalogFile.texts("catalog/addon-images.yaml"));
    }
}
