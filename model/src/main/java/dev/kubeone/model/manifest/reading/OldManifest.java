package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.beside.FilesBeside;
import dev.kubeone.model.manifest.migration.ManifestVersion;
import dev.kubeone.model.manifest.migration.Migrated;
import dev.kubeone.model.manifest.migration.Migration;
import dev.kubeone.model.manifest.migration.MigrationNote;
import dev.kubeone.model.manifest.migration.MigrationRefusedException;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads a manifest of an old version: it is migrated in memory, and what is told names the lines of the file. */
final class OldManifest {
    /** What old manifests often left to Terraform. */
    private static final Map<String, String> GIVEN_BY_TERRAFORM = Map.of(
            "name",
            "Write it, or give Terraform's output with -t: old manifests often left it to Terraform",
            "controlPlane",
            "Write the hosts as controlPlane.hosts, or give Terraform's output with -t: old manifests often left"
                    + " them to Terraform");

    private OldManifest() {}

    static Reading read(String text, String file, Overlay overlay, UnaryOperator<String> sealer, FilesBeside files) {
        try {
            Migrated migrated = Migration.migrate(text, ManifestVersion.CURRENT);
            Findings findings = new Findings(sealer, migrated.text()::original).with(files);
            String current = migrated.text().text();
            Reading reading = ManifestReader.reading(YamlTree.parse(current, findings), findings, file, overlay);
            List<String> warnings = new ArrayList<>(warnings(migrated, file));
            warnings.addAll(reading.warnings());
            return new Reading(
                    reading.manifest(),
                    reading.problems().stream().map(OldManifest::advised).toList(),
                    warnings);
        } catch (MigrationRefusedException refused) {
            List<Problem> problems = refused.obstacles().stream()
                    .map(o -> new Problem(file, o.line(), o.column(), o.path(), o.message(), o.hint()))
                    .toList();
            return new Reading(null, problems, List.of());
        }
    }

    private static Problem advised(Problem problem) {
        String advice = GIVEN_BY_TERRAFORM.get(problem.path());
        return advice == null || !problem.message().equals("is missing")
                ? problem
                : new Problem(
                        problem.file(), problem.line(), problem.column(), problem.path(), problem.message(), advice);
    }

    private static List<String> warnings(Migrated migrated, String file) {
        List<String> warnings = new ArrayList<>();
        warnings.add(file + ":1:1: this is " + migrated.from().title() + ", read as if it were "
                + migrated.to().title() + "; write that down with: kubeone-client config migrate -m " + file
                + " --in-place");
        migrated.notes().stream()
                .filter(note -> note.kind() != MigrationNote.Kind.CHANGED)
                .map(note -> file + ":" + note.text())
                .forEach(warnings::add);
        return warnings;
    }
}
