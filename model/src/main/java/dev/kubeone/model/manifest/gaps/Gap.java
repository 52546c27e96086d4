package dev.kubeone.model.manifest.gaps;

/**
 * Something of a manifest that is read and not carried out.
 *
 * @param path pattern of the field, or of the block that it is: {@code features.eventRateLimit}
 * @param effect what it does to a plan that asks for it
 * @param defaultHappens what the field's default says is what happens anyway
 * @param reason why it is not carried out
 * @param instead what happens instead, and what the operator can do
 */
public record Gap(String path, Effect effect, boolean defaultHappens, String reason, String instead) {

    /** What a gap does to a plan. */
    public enum Effect {
        /** The plan must not run: the cluster would be broken, or less safe than what was asked for. */
        blocks,
        /** The plan runs and says so. */
        warns
    }

    /** Whether a field with this path pattern is part of it. */
    public boolean covers(String pattern) {
        if (!pattern.startsWith(path)) {
            return false;
        }
        String rest = pattern.substring(path.length());
        return rest.isEmpty() || ".[{".indexOf(rest.charAt(0)) >= 0;
    }

    /** For a plan: what is not done, why, and what then. */
    public String sentence() {
        return path.replace("[]", "").replace("{}", "") + " " + told();
    }

    /** The same without the path. */
    public String told() {
        return "is read but not carried out by this version: " + reason + " → " + instead;
    }
}
