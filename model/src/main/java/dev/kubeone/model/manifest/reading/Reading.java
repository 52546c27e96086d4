package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.List;

/**
 * What came out of reading a manifest.
 *
 * @param manifest the manifest with its defaults, or null if there are problems
 * @param problems everything that is wrong, in the order of the file
 * @param warnings what the operator should know although the manifest is good, one line each
 */
public record Reading(KubeOneCluster manifest, List<Problem> problems, List<String> warnings) {
    public Reading {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Whether there is a manifest. */
    public boolean good() {
        return problems.isEmpty();
    }
}
