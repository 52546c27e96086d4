package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/**
 * Something that must hold between several values of a manifest.
 *
 * <p>A rule is also asked about manifests with values that could not be read; {@link Findings#unread} tells, and the
 * values are then empty. It reports every violation, at the path of the value to change.
 */
public interface Rule {
    /** What must hold, in one sentence, for the reference. */
    String sentence();

    void check(KubeOneCluster cluster, Findings findings);
}
