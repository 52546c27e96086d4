package dev.kubeone.model.images;

/**
 * An image that a cluster pulls.
 *
 * @param image the reference as it is pulled
 * @param part who needs it
 */
public record ClusterImage(String image, Part part) {

    /** Who needs an image. */
    public enum Part {
        /** every cluster: Kubernetes itself */
        base,
        /** what the manifest switches on, and the operator's own addons */
        optional
    }

    /** The same image in another registry, under the path that it has behind its own; "" leaves it where it is. */
    static String in(String registry, String image) {
        return registry.isEmpty() ? image : registry + image.substring(image.indexOf('/'));
    }
}
