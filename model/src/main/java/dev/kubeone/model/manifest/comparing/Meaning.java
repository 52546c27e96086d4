package dev.kubeone.model.manifest.comparing;

/**
 * What a change of a field means.
 *
 * @param path path pattern; the fields under it are meant too
 * @param change only this change, or null for any
 */
record Meaning(String path, Change change, Effect effect, String text) {

    boolean isOf(String pattern, Change what) {
        return (change == null || change == what) && isOrIsUnder(pattern);
    }

    private boolean isOrIsUnder(String pattern) {
        return pattern.equals(path) || (pattern.startsWith(path) && ".[".indexOf(pattern.charAt(path.length())) >= 0);
    }
}
