package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.manifest.ManifestText;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.migration.ManifestVersion;
import dev.kubeone.model.manifest.migration.Migrated;
import dev.kubeone.model.manifest.migration.Migration;
import dev.kubeone.model.manifest.migration.MigrationRefusedException;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;

/** Brings a manifest to a newer version: the text to standard output or into its file, words to standard error. */
public final class MigrateDialogue {
    private final Surroundings around;

    public MigrateDialogue(Surroundings around) {
        this.around = around;
    }

    /** Returns the exit code: 0 if there is a migrated manifest, whatever is left to do in it. */
    public int run(String file, ManifestVersion to, boolean inPlace) {
        var text = ManifestText.read(file, around.directory());
        try {
            var migrated = Migration.migrate(text, to);
            if (inPlace && !migrated.text().text().equals(text)) {
                ManifestText.write(file, around.directory(), migrated.text().text());
            } else if (!inPlace) {
                around.out().print(migrated.text().text());
                around.out().flush();
            }
            tell(file, migrated);
            leftToDo(file, migrated, inPlace ? migrated.text().text() : text);
            return 0;
        } catch (MigrationRefusedException refused) {
            refused.obstacles().stream()
                    .map(o -> new Problem(file, o.line(), o.column(), o.path(), o.message(), o.hint()))
                    .forEach(problem -> say("problem: " + problem.text()));
            say("error: " + file + " cannot be migrated; nothing was written");
            return FailureKind.MANIFEST.exitCode();
        }
    }

    private void tell(String file, Migrated migrated) {
        if (migrated.from() == migrated.to()) {
            say(file + " is " + migrated.to().title() + " already; nothing was changed");
            return;
        }
        migrated.notes().forEach(note -> say(file + ":" + note.text()));
        if (!migrated.kept()) {
            say("warning: " + file + " is written in a way in which its comments could not be kept");
        }
        say(file + ": " + migrated.from().title() + " → " + migrated.to().title());
    }

    private void leftToDo(String file, Migrated migrated, String text) {
        if (migrated.to() != ManifestVersion.CURRENT) {
            return;
        }
        var problems = ManifestReader.read(text, file).problems();
        problems.forEach(problem -> say("problem: " + problem.text()));
        if (!problems.isEmpty()) {
            say(Words.count(problems.size(), "problem") + " left to solve before a cluster can be made of it");
        }
    }

    private void say(String line) {
        around.err().println(line);
    }
}
