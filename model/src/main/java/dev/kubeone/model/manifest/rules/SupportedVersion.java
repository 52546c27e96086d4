package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** What can be installed is what the catalog knows, final versions only. */
final class SupportedVersion implements Rule {
    private static final String PATH = "versions.kubernetes";

    @Override
    public String sentence() {
        return "`versions.kubernetes` is a final version of a supported release ("
                + String.join(", ", KubernetesReleases.bundled().minors()) + ").";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        String version = cluster.versions().kubernetes();
        KubernetesReleases releases = KubernetesReleases.bundled();
        if (!version.isEmpty() && !releases.supports(version)) {
            findings.problem(
                    PATH,
                    "Kubernetes " + version + " is not supported",
                    "Supported are final versions of " + String.join(", ", releases.minors()));
        }
    }
}
