package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** The provider is never guessed. */
final class ExactlyOneProvider implements Rule {
    private static final String PATH = "cloudProvider";

    @Override
    public String sentence() {
        return "`cloudProvider` names exactly one provider.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        List<String> named = cluster.cloudProvider().named();
        if (named.isEmpty() && !findings.unreadWithin(PATH)) {
            findings.problem(PATH, "exactly one provider must be named", "Hosts without a cloud have none: {}");
        }
        for (String other : named.subList(Math.min(1, named.size()), named.size())) {
            findings.problem(PATH + "." + other, "a second provider beside " + named.get(0), "Keep one of the two");
        }
    }
}
