package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.schema.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be migrated, with all that is known to stand in the way. */
public final class MigrationRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    MigrationRefusedException(List<Finding> findings) {
        super(findings.stream().map(Finding::message).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    /** What stands in the way, with its places in the text that was to be migrated. */
    public List<Finding> findings() {
        return findings;
    }
}
