package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ContainerdRegistry.Auth;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.stream.Stream;

/** A request to a registry carries one Authorization header, made from one kind of credential. */
final class OneRegistryCredential implements Rule {
    private static final YamlPath PATH =
            YamlPath.ROOT.child("containerRuntime").child("containerd").child("registries");

    @Override
    public String sentence() {
        return "A registry's `auth` has `username` and `password`, or `auth`, or `identityToken`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        cluster.containerRuntime().containerd().registries().forEach((key, registry) -> {
            String path = PATH.key(key).child("auth").text();
            if (registry != null && registry.auth() != null && !findings.unreadWithin(path)) {
                check(path, registry.auth(), findings);
            }
        });
    }

    private static void check(String path, Auth auth, Findings findings) {
        if (auth.username().isEmpty() != auth.password().isEmpty()) {
            findings.problem(path, "username and password come together", "Give both or neither");
            return;
        }
        long kinds = Stream.of(auth.username(), auth.auth(), auth.identityToken())
                .filter(text -> !text.isEmpty())
                .count();
        if (kinds != 1) {
            String hint = "Give username and password, or auth, or identityToken";
            findings.problem(path, "exactly one kind of credential is needed, got " + kinds, hint);
        }
    }
}
