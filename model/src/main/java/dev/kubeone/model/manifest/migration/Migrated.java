package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.yaml.TracedText;
import java.util.List;

/**
 * A manifest after its migration.
 *
 * @param text what it says now
 * @param notes what was done
 * @param kept whether comments and layout could be kept
 */
public record Migrated(
        TracedText text, ManifestVersion from, ManifestVersion to, List<MigrationNote> notes, boolean kept) {
    public Migrated {
        notes = List.copyOf(notes);
    }

    /** Notes of one kind. */
    public List<MigrationNote> notes(MigrationNote.Kind kind) {
        return notes.stream().filter(note -> note.kind() == kind).toList();
    }
}
