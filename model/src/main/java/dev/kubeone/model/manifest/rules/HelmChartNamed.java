package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** There must be something to install, from one place. */
final class HelmChartNamed implements Rule {
    @Override
    public String sentence() {
        return "A Helm release has `chart` or `chartURL`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (int i = 0; i < cluster.helmReleases().size(); i++) {
            HelmRelease release = cluster.helmReleases().get(i);
            String path = "helmReleases[" + i + "]";
            boolean named = !release.chart().isEmpty() || !release.chartURL().isEmpty();
            if (!named && !findings.unreadWithin(path)) {
                findings.problem(path, "chart or chartURL is missing", "Name what is installed");
            }
        }
    }
}
