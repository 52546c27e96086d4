package dev.kubeone.model.fuzz;

import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.manifest.reading.Reading;

/** A manifest of any version, or what is taken for one: there is a manifest, or there are problems with their places. */
final class ManifestTarget {

    private ManifestTarget() {}

    static boolean reads(byte[] input) {
        Reading reading = ManifestReader.read(input, "f");
        check(reading);
        return reading.good();
    }

    static void check(Reading reading) {
        if ((reading.manifest() == null) == reading.problems().isEmpty()) {
            throw new AssertionError("expected a manifest or problems, got both or neither");
        }
        for (Problem problem : reading.problems()) {
            if (problem.line() < 1 || problem.column() < 1 || problem.message().isBlank()) {
                throw new AssertionError("no place or no message: " + problem);
            }
            if (problem.text().contains("\n")) {
                throw new AssertionError("more than one line: " + problem);
            }
        }
        for (String warning : reading.warnings()) {
            if (warning.isBlank() || warning.contains("\n")) {
                throw new AssertionError("not one line: " + warning);
            }
        }
    }
}
