package dev.kubeone.client.manifest;

import dev.kubeone.model.manifest.reading.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A manifest with problems, all of them. Its message has one line for each, and for each warning. */
public final class ManifestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ManifestRefusedException(String file, List<Problem> problems, List<String> warnings) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n"))
                + "\n"
                + warnings.stream().map(warning -> "warning: " + warning + "\n").collect(Collectors.joining())
                + file
                + " has "
                + problems.size()
                + (problems.size() == 1 ? " problem" : " problems")
                + "; nothing was started");
    }
}
