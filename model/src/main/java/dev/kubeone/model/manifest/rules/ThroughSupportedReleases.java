package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.HashSet;

/** What an upgrade passes through are final versions of known releases, one of each. */
final class ThroughSupportedReleases implements Rule {
    private static final KubernetesReleases RELEASES = KubernetesReleases.bundled();

    @Override
    public String sentence() {
        return "`upgrade.through` has final versions of supported releases, at most one of each.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        var seen = new HashSet<String>();
        var through = cluster.upgrade().through();
        for (var n = 0; n < through.size(); n++) {
            var path = "upgrade.through[" + n + "]";
            if (through.get(n).isEmpty()) {
                continue;
            }
            var release = RELEASES.of(through.get(n));
            if (release.isEmpty()) {
                findings.problem(
                        path, "is not a final version of a supported release", "Supported: " + RELEASES.minors());
            } else if (!seen.add(release.get().minor())) {
                findings.problem(
                        path, "is the second version of " + release.get().minor(), "Keep one");
            }
        }
    }
}
