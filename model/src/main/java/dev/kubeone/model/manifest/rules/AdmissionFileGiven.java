package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** The admission plugins do nothing without their configuration. */
final class AdmissionFileGiven implements Rule {
    @Override
    public String sentence() {
        return "`features.eventRateLimit` and `features.podNodeSelector` come with a `config.configFilePath`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Features features = cluster.features();
        needed(
                "eventRateLimit",
                features.eventRateLimit().enable(),
                features.eventRateLimit().config(),
                findings);
        needed(
                "podNodeSelector",
                features.podNodeSelector().enable(),
                features.podNodeSelector().config(),
                findings);
    }

    private static void needed(String feature, boolean enabled, Features.AdmissionFile file, Findings findings) {
        String path = "features." + feature;
        if (enabled && file.configFilePath().isEmpty() && !findings.unreadWithin(path)) {
            findings.problem(path, "needs config.configFilePath", "Name the file that configures it");
        }
    }
}
