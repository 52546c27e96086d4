package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.schema.Finding;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Leads what is told of a value to the file where it is to be corrected.
 *
 * @param manifest the manifest's name
 * @param other name of the document that values came from which the manifest does not have
 */
record Places(String manifest, String other) {

    /** Holds once for each thing to tell: a value that became many is wrong once. */
    Predicate<Finding> first() {
        Set<String> told = new HashSet<>();
        return f -> own(f) || told.add(f.line() + ":" + f.column() + ":" + f.origin() + ":" + f.message());
    }

    Problem problem(Finding f) {
        return own(f)
                ? new Problem(manifest, f.line(), f.column(), f.path(), f.message(), f.hint())
                : new Problem(file(f), f.line(), f.column(), f.origin(), f.message() + becomes(f), f.hint());
    }

    String warning(Finding f) {
        return own(f)
                ? manifest + ":" + f.line() + ":" + f.column() + ": " + f.path() + ": " + f.message()
                : file(f) + ":" + f.line() + ":" + f.column() + ": " + f.origin() + ": " + f.message() + becomes(f);
    }

    private String file(Finding f) {
        return f.origin().startsWith("credentials file") ? "credentials" : other;
    }

    private static boolean own(Finding f) {
        return f.origin().isEmpty();
    }

    private static String becomes(Finding f) {
        boolean same = f.path().isEmpty() || f.origin().contains(f.path());
        return same ? "" : " (it becomes " + f.path() + ")";
    }
}
