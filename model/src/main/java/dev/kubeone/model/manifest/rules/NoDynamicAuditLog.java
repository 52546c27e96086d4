package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** The API server does not start with the flags that the feature needed. */
final class NoDynamicAuditLog implements Rule {
    @Override
    public String sentence() {
        return "`features.dynamicAuditLog` is gone: Kubernetes has none since 1.19.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (cluster.features().dynamicAuditLog().enable()) {
            findings.problem(
                    "features.dynamicAuditLog.enable",
                    "Kubernetes has no dynamic audit log since 1.19",
                    "Use features.staticAuditLog");
        }
    }
}
