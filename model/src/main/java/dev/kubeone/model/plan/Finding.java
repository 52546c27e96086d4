package dev.kubeone.model.plan;

/**
 * Something that is not as the manifest wants it, and that this plan leaves as it is.
 *
 * @param id the same in every plan that finds it
 * @param host display name of the host, or {@link PlannedStep#CLUSTER}
 * @param what what is, and what should be
 * @param next what a fix would do, or what a person should do
 * @param sinceMs when it was first found, in milliseconds since 1970; 0 if now
 */
public record Finding(String id, DriftKind kind, String host, String what, String next, long sinceMs) {

    /** In one sentence, without what to do. */
    public String sentence() {
        return host + ": " + what;
    }
}
