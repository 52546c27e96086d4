package dev.kubeone.model.fuzz;

import dev.kubeone.model.manifest.migration.ManifestVersion;
import dev.kubeone.model.manifest.migration.Migrated;
import dev.kubeone.model.manifest.migration.Migration;
import dev.kubeone.model.manifest.migration.MigrationNote;
import dev.kubeone.model.manifest.migration.MigrationRefusedException;
import dev.kubeone.model.manifest.migration.Obstacle;
import java.nio.charset.StandardCharsets;

/**
 * A text is migrated, and then there is nothing left to migrate, or it is refused with the places of what stands in the
 * way. A text that begins with a digit goes to the version of that number, any other to v1beta3.
 */
final class MigrationTarget {
    private static final ManifestVersion[] VERSIONS = ManifestVersion.values();

    private MigrationTarget() {}

    static boolean reads(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int digit = text.isEmpty() ? -1 : text.charAt(0) - '0';
        boolean chosen = digit >= 0 && digit < VERSIONS.length;
        return chosen ? migrates(text.substring(1), VERSIONS[digit]) : migrates(text, ManifestVersion.V1BETA3);
    }

    private static boolean migrates(String text, ManifestVersion to) {
        try {
            Migrated migrated = Migration.migrate(text, to);
            check(migrated);
            checkEnd(Migration.migrate(migrated.text().text(), to));
            return true;
        } catch (MigrationRefusedException refused) {
            refused.obstacles().forEach(MigrationTarget::check);
            if (refused.obstacles().isEmpty()) {
                throw new AssertionError("refused without a reason", refused);
            }
            return false;
        }
    }

    private static void check(Migrated migrated) {
        for (MigrationNote note : migrated.notes()) {
            if (note.line() < 1
                    || note.column() < 1
                    || note.message().isBlank()
                    || note.text().contains("\n")) {
                throw new AssertionError("not a note with a place on one line: " + note);
            }
        }
    }

    private static void checkEnd(Migrated again) {
        if (!again.notes().isEmpty() || again.from() != again.to()) {
            throw new AssertionError("what was migrated is not of the version it was migrated to: " + again.notes());
        }
    }

    private static void check(Obstacle obstacle) {
        if (obstacle.line() < 1 || obstacle.column() < 1 || obstacle.message().isBlank()) {
            throw new AssertionError("no place or no message: " + obstacle);
        }
    }
}
