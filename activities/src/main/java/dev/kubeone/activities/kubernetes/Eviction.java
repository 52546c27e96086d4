package dev.kubeone.activities.kubernetes;

/**
 * What became of the wish to evict a pod.
 *
 * @param granted whether the pod is on its way out or gone
 * @param why what the API server said against it, or ""
 */
public record Eviction(boolean granted, String why) {
    public static final Eviction GRANTED = new Eviction(true, "");

    public static Eviction refused(String why) {
        return new Eviction(false, why);
    }
}
