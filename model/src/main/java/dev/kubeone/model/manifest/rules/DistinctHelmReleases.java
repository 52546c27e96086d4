package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.HashMap;
import java.util.Map;

/** Helm knows a release by these two. */
final class DistinctHelmReleases implements Rule {
    @Override
    public String sentence() {
        return "No two Helm releases have the same `releaseName` in the same `namespace`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < cluster.helmReleases().size(); i++) {
            HelmRelease release = cluster.helmReleases().get(i);
            boolean known =
                    !release.releaseName().isEmpty() && !release.namespace().isEmpty();
            Integer first = known ? seen.putIfAbsent(release.namespace() + "/" + release.releaseName(), i) : null;
            if (first != null) {
                findings.problem(
                        "helmReleases[" + i + "]",
                        "is the same release as helmReleases[" + first + "]",
                        "Choose another releaseName");
            }
        }
    }
}
