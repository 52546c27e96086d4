package dev.kubeone.model.manifest.migration;

/**
 * Something that a migration did and its user should know.
 *
 * @param version the version that was left
 * @param line line of the value in the text that was migrated; the first is 1
 * @param column its column; the first is 1
 * @param path path pattern of what it is about, as the old version calls it
 * @param message what became of it, without a full stop
 */
public record MigrationNote(Kind kind, ManifestVersion version, int line, int column, String path, String message) {

    /** What a note is about. */
    public enum Kind {
        /** Says the same in another way. */
        CHANGED("changed"),
        /** Could not be carried over. */
        LOST("not carried over"),
        /** Is as it was, and should be looked at. */
        CHECK("look at");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** One line. */
    public String text() {
        return line + ":" + column + ": " + kind.title() + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
