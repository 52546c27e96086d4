package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** The file would be taken and the text forgotten. */
final class OneTrustSource implements Rule {
    @Override
    public String sentence() {
        return "`certificateAuthority` has `bundle` or `file` (a warning where both are).";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (!cluster.certificateAuthority().file().isEmpty()
                && !cluster.certificateAuthority().bundle().isEmpty()) {
            findings.warning("certificateAuthority.file", "is taken instead of the bundle");
        }
    }
}
