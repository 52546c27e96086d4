package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.schema.Finding;

/**
 * Something that stands in the way of a migration.
 *
 * @param line line in the text that was to be migrated; the first is 1
 * @param column its column; the first is 1
 * @param path YAML path, or "" for the file as a whole
 * @param message what is wrong, without a full stop
 * @param hint what to do, or ""
 */
public record Obstacle(int line, int column, String path, String message, String hint) {
    static Obstacle of(Finding finding) {
        return new Obstacle(finding.line(), finding.column(), finding.path(), finding.message(), finding.hint());
    }
}
