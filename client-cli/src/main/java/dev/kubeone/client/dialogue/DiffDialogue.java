package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Ink;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.comparing.Effect;
import dev.kubeone.model.manifest.comparing.ManifestDifference;
import dev.kubeone.model.manifest.comparing.ManifestDifferences;
import java.util.ArrayList;
import java.util.List;

/** Tells what the difference of two manifests means for a cluster. */
public final class DiffDialogue {
    private final Screen screen;

    /** The differences for programs. */
    public record DifferencesDocument(boolean possible, List<ManifestDifference> differences) {
        public DifferencesDocument {
            differences = List.copyOf(differences);
        }
    }

    public DiffDialogue(Screen screen) {
        this.screen = screen;
    }

    /** Returns the exit code: 0 for no difference, {@link ExitCodes#DIFFERENT}, or that of a refusal. */
    public int run(ManifestFile before, ManifestFile after) {
        var differences = ManifestDifferences.between(before.manifest(), after.manifest());
        var possible = differences.stream().noneMatch(difference -> difference.effect() == Effect.IMPOSSIBLE);
        screen.answer(new DifferencesDocument(possible, differences), lines(differences, screen.ink()));
        if (differences.isEmpty()) {
            return 0;
        }
        return possible ? ExitCodes.DIFFERENT : FailureKind.REFUSED_BY_GUARD.exitCode();
    }

    private static List<String> lines(List<ManifestDifference> differences, Ink ink) {
        var lines = new ArrayList<String>();
        for (Effect effect : Effect.values()) {
            var some = differences.stream()
                    .filter(difference -> difference.effect() == effect)
                    .toList();
            if (!some.isEmpty()) {
                var title = effect.title() + ":";
                lines.add(effect == Effect.IMPOSSIBLE ? ink.bad(title) : ink.strong(title));
                some.forEach(difference -> lines.addAll(lines(difference)));
            }
        }
        lines.add(differences.isEmpty() ? "No difference." : Words.count(differences.size(), "difference") + ".");
        return lines;
    }

    private static List<String> lines(ManifestDifference difference) {
        return List.of(
                "  " + difference.path() + ": " + difference.before() + " → " + difference.after(),
                "      " + difference.meaning());
    }
}
