package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** A user without a password, or the other way round, is an oversight. */
final class HelmAuthComplete implements Rule {
    @Override
    public String sentence() {
        return "The `auth` of a Helm release has `username` and `password`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (int i = 0; i < cluster.helmReleases().size(); i++) {
            HelmRelease.HelmAuth auth = cluster.helmReleases().get(i).auth();
            String path = "helmReleases[" + i + "].auth";
            boolean half =
                    auth != null && auth.username().isEmpty() != auth.password().isEmpty();
            if (half && !findings.unreadWithin(path)) {
                findings.problem(path, "username and password come together", "Give both or neither");
            }
        }
    }
}
