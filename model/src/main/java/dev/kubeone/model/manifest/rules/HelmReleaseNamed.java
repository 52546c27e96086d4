package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Without a chart's name there is none to take for the release. */
final class HelmReleaseNamed implements Rule {
    @Override
    public String sentence() {
        return "A Helm release has a `releaseName` if it has a `chartURL`, or a `chart` whose name is none for a release.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (int i = 0; i < cluster.helmReleases().size(); i++) {
            HelmRelease release = cluster.helmReleases().get(i);
            String path = "helmReleases[" + i + "]";
            String name = release.releaseName();
            boolean chartIsNone = !name.isEmpty() && !TextCheck.RELEASE_NAME.holds(name);
            boolean nameless = name.isEmpty() && !release.chartURL().isEmpty();
            if ((nameless || chartIsNone) && !findings.unreadWithin(path)) {
                findings.problem(
                        path,
                        "releaseName is missing",
                        nameless
                                ? "A chart that is given by chartURL has no name yet"
                                : "The chart's name is none for a release: give one of letters, digits, - and .");
            }
        }
    }
}
