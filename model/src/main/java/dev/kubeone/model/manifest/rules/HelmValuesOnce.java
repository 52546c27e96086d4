package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** A file and values in place beside each other have no order. */
final class HelmValuesOnce implements Rule {
    @Override
    public String sentence() {
        return "Each of a Helm release's `values` has `valuesFile` or `inline`, not both.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (int i = 0; i < cluster.helmReleases().size(); i++) {
            List<HelmRelease.HelmValues> values = cluster.helmReleases().get(i).values();
            for (int j = 0; j < values.size(); j++) {
                boolean both = !values.get(j).valuesFile().isEmpty()
                        && !values.get(j).inline().isEmpty();
                if (both) {
                    findings.problem(
                            "helmReleases[" + i + "].values[" + j + "]",
                            "valuesFile and inline exclude each other",
                            "Make two items of them, the one that wins last");
                }
            }
        }
    }
}
