package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Without a chart's name there is none to take for the release. */
final class HelmReleaseNamed implements Rule {
    @Override
    public String sentence() {
        return "A Helm release with a `chartURL` has a `releaseName`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (int i = 0; i < cluster.helmReleases().size(); i++) {
            HelmRelease release = cluster.helmReleases().get(i);
            String path = "helmReleases[" + i + "]";
            boolean nameless =
                    !release.chartURL().isEmpty() && release.releaseName().isEmpty();
            if (nameless && !findings.unreadWithin(path)) {
                findings.problem(path, "releaseName is missing", "A chart that is given by chartURL has no name yet");
            }
        }
    }
}
