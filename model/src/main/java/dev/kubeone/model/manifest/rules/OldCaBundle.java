package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** The field has moved; a warning only. */
final class OldCaBundle implements Rule {
    @Override
    public String sentence() {
        return "`caBundle` is `certificateAuthority.bundle` now (a warning).";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (!cluster.caBundle().isEmpty()) {
            boolean other =
                    !cluster.caBundle().equals(cluster.certificateAuthority().bundle());
            findings.warning(
                    "caBundle",
                    "is the old place of certificateAuthority.bundle" + (other ? ", which is taken instead" : ""));
        }
    }
}
