package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.yaml.TracedText;
import dev.kubeone.model.yaml.YamlDraft;
import dev.kubeone.model.yaml.YamlPlace;
import dev.kubeone.model.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Brings a manifest from its version to a newer one, step by step. */
public final class Migration {
    private static final List<MigrationStep> STEPS =
            List.of(new UnversionedStep(), new V1alpha1Step(), new V1beta1Step(), new V1beta2Step());

    private Migration() {}

    /**
     * Migrates the text of a manifest; one that has the version already stays as it is.
     *
     * @throws MigrationRefusedException if the text is no manifest, is newer, or only a person can say how to go on
     */
    public static Migrated migrate(String text, ManifestVersion to) {
        TracedText traced = TracedText.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        ManifestVersion from = FoundVersion.of(draft(traced));
        if (to.isBefore(from)) {
            throw new MigrationRefusedException(new Obstacle(
                    1,
                    1,
                    "apiVersion",
                    "the manifest is " + from.title() + ", which is newer than " + to.title(),
                    "There is no way back"));
        }
        List<MigrationNote> notes = new ArrayList<>();
        boolean kept = true;
        for (MigrationStep step : STEPS) {
            if (!step.from().isBefore(from) && step.from().isBefore(to)) {
                YamlDraft.Result result = run(step, traced, notes);
                traced = result.text();
                kept &= result.kept();
            }
        }
        return new Migrated(traced, from, to, notes, kept);
    }

    private static YamlDraft.Result run(MigrationStep step, TracedText text, List<MigrationNote> notes) {
        Rewriting manifest = new Rewriting(step.from(), text, draft(text));
        step.migrate(manifest);
        version(manifest, step.to());
        notes.addAll(manifest.notes());
        return manifest.draft().result();
    }

    private static void version(Rewriting manifest, ManifestVersion to) {
        YamlPlace version = YamlPlace.of("apiVersion");
        YamlScalar name = YamlScalar.text(to.apiVersion());
        if (manifest.has(version)) {
            manifest.replace(version, "apiVersion", name, "is now " + to.apiVersion());
        } else {
            manifest.changed(version, "is now " + to.apiVersion());
            manifest.draft().insertFirst("kind", YamlScalar.text(FoundVersion.KIND));
            manifest.draft().insertFirst("apiVersion", name);
        }
    }

    private static YamlDraft draft(TracedText text) {
        Findings findings = new Findings();
        return YamlDraft.of(text, findings)
                .orElseThrow(() -> new MigrationRefusedException(
                        findings.problems().stream().map(Obstacle::of).toList()));
    }
}
