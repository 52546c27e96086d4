package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.RegistryConfiguration;
import dev.kubeone.model.schema.Findings;

/** Which registry is insecure must be said. */
final class InsecureRegistryIsNamed implements Rule {
    @Override
    public String sentence() {
        return "`registryConfiguration.insecureRegistry` comes with an `overwriteRegistry`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        RegistryConfiguration registry = cluster.registryConfiguration();
        boolean named =
                !registry.overwriteRegistry().isEmpty() || findings.unread("registryConfiguration.overwriteRegistry");
        if (registry.insecureRegistry() && !named) {
            findings.problem(
                    "registryConfiguration.insecureRegistry",
                    "needs overwriteRegistry",
                    "Name the registry that is insecure");
        }
    }
}
