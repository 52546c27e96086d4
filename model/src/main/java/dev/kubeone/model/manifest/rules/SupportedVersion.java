package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

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
            findings.problem(PATH, "Kubernetes " + version + " is not supported", hint(version, releases.minors()));
        }
    }

    private static String hint(String version, List<String> supported) {
        String known = "Supported are final versions of " + String.join(", ", supported);
        return isOlder(KubernetesVersion.minor(version), supported.get(0))
                ? known + ". A cluster that runs " + version + " gets to " + supported.get(0)
                        + " one minor release after the other, with the tools of its time; or install a new cluster and"
                        + " move the workloads"
                : known;
    }

    private static boolean isOlder(String minor, String oldest) {
        return KubernetesVersion.wellFormed(minor + ".0") && number(minor) < number(oldest);
    }

    // 1.14 is 1000014.
    private static long number(String minor) {
        String[] parts = minor.split("\\.", -1);
        return Long.parseLong(parts[0]) * 1_000_000 + Long.parseLong(parts[1]);
    }
}
