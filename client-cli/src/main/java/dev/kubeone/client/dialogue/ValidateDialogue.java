package dev.kubeone.client.dialogue;

import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.gaps.Gaps;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a manifest and everything beside it that travels with it. */
public final class ValidateDialogue {
    private final Screen screen;

    /** The verdict for programs. */
    public record ValidationDocument(String file, boolean valid, List<Problem> problems, List<String> warnings) {
        public ValidationDocument {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }

    public ValidateDialogue(Screen screen) {
        this.screen = screen;
    }

    public int run(String file, TerraformFile terraform, Map<String, String> credentials) {
        var directory = screen.around().directory();
        var reading = ManifestFile.read(file, directory, terraform, credentials);
        var good = reading.problems().isEmpty();
        if (good && !reading.manifest().controlPlane().hosts().isEmpty()) {
            // Files that are good one by one may be too large together.
            ManifestFile.load(file, directory, terraform, credentials);
        }
        var document = new ValidationDocument(file, good, reading.problems(), warnings(file, reading));
        screen.answer(document, lines(document));
        return good ? 0 : FailureKind.MANIFEST.exitCode();
    }

    /** What a plan would say of fields that are not carried out yet is said here too. */
    private static List<String> warnings(String file, Reading reading) {
        var warnings = new ArrayList<>(reading.warnings());
        if (reading.good()) {
            Gaps.askedBy(reading.manifest()).forEach(gap -> warnings.add(file + ": " + gap.sentence()));
        }
        return warnings;
    }

    private List<String> lines(ValidationDocument document) {
        var lines = new ArrayList<String>();
        document.problems().forEach(problem -> lines.add(screen.ink().bad("problem: ") + problem.text()));
        document.warnings().forEach(warning -> lines.add(screen.ink().attention("warning: ") + warning));
        lines.add(
                document.valid()
                        ? document.file() + " is good"
                        : document.file() + " has "
                                + Words.count(document.problems().size(), "problem"));
        return lines;
    }
}
