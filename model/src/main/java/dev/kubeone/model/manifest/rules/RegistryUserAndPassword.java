package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.schema.Findings;
import dev.kubeone.model.manifest.schema.YamlPath;

/** A user without a password, or the other way round, is an oversight. */
final class RegistryUserAndPassword implements Rule {
    private static final YamlPath PATH =
            YamlPath.ROOT.child("containerRuntime").child("containerd").child("registries");

    @Override
    public String sentence() {
        return "A registry's `username` and `password` come together.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        cluster.containerRuntime().containerd().registries().forEach((key, registry) -> {
            YamlPath auth = PATH.key(key).child("auth");
            both(
                    auth,
                    "username",
                    registry.auth().username(),
                    "password",
                    registry.auth().password(),
                    findings);
            both(
                    auth,
                    "password",
                    registry.auth().password(),
                    "username",
                    registry.auth().username(),
                    findings);
        });
    }

    private static void both(
            YamlPath auth, String field, String value, String other, String needed, Findings findings) {
        if (!value.isEmpty()
                && needed.isEmpty()
                && !findings.unread(auth.child(other).text())) {
            findings.problem(auth.child(field).text(), "needs " + other, "");
        }
    }
}
