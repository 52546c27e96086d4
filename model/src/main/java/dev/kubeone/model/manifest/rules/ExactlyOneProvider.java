package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** The provider is never guessed. */
final class ExactlyOneProvider implements Rule {
    private static final String PATH = "cloudProvider";

    @Override
    public String sentence() {
        return "`cloudProvider` names exactly one provider.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (cluster.cloudProvider().none() == null && !findings.unreadWithin(PATH)) {
            findings.problem(PATH, "exactly one provider must be named", "Hosts without a cloud have none: {}");
        }
    }
}
