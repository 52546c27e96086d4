package dev.kubeone.activities.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Manifests of the addons that come with the product. */
public final class Addons {
    private Addons() {}

    /**
     * An addon's manifests.
     *
     * @param registry registry that all images come from, or "" for each image's own
     */
    public static String read(String addon, String registry) {
        try (var resource = Addons.class.getResourceAsStream("/addons/" + addon + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("no addon " + addon);
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return registry.isEmpty() ? text : text.replaceAll("(?m)(image: )[^/\\s]+/", "$1" + registry + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(addon, e);
        }
    }
}
