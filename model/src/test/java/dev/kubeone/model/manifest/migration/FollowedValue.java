package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.manifest.migration.MigrationNote.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the notes of a migration say became of a value. Whoever reads them one after the other knows where each value of
 * the old manifest is in the new one.
 *
 * @param path path pattern where it should be now; "" if it was not carried over
 * @param said whether a note is about this very value, or about what it stands in
 */
record FollowedValue(String path, boolean said) {
    private static final Pattern MOVED = Pattern.compile("(?:each )?is now ([A-Za-z]+[A-Za-z0-9_.\\[\\]{}]*)");

    static FollowedValue of(String path, List<MigrationNote> notes) {
        FollowedValue value = new FollowedValue(path, false);
        for (MigrationNote note : notes) {
            if (isOrIsUnder(value.path(), note.path())) {
                value = value.after(note);
            }
        }
        return value;
    }

    private FollowedValue after(MigrationNote note) {
        if (note.kind() == Kind.LOST) {
            return new FollowedValue("", true);
        }
        Matcher moved = MOVED.matcher(note.message());
        if (note.kind() == Kind.CHECK || !moved.matches()) {
            return new FollowedValue(
                    path, said || (note.kind() == Kind.CHANGED && note.path().equals(path)));
        }
        String below = path.substring(note.path().length());
        boolean item = moved.group(1).contains("[]") && below.startsWith("[]");
        return new FollowedValue(moved.group(1) + (item ? below.substring(2) : below), said);
    }

    private static boolean isOrIsUnder(String path, String above) {
        return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
    }
}
