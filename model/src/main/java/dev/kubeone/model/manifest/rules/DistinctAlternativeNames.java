package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The same name twice in a certificate is an oversight. */
final class DistinctAlternativeNames implements Rule {
    private static final String PATH = "apiEndpoint.alternativeNames";

    @Override
    public String sentence() {
        return "`apiEndpoint.alternativeNames` has no name twice.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Set<String> seen = new HashSet<>();
        List<String> names = cluster.apiEndpoint().alternativeNames();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && !seen.add(names.get(i).toLowerCase(Locale.ROOT))) {
                findings.problem(
                        PATH + "[" + i + "]", Shown.quoted(names.get(i)) + " is there twice", "Keep one of the two");
            }
        }
    }
}
