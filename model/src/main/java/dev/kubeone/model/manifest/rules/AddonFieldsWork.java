package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Manifests written for KubeOne may rely on the fields doing nothing; a warning only. */
final class AddonFieldsWork implements Rule {
    @Override
    public String sentence() {
        return "KubeOne ignores `addons.enable` and `addons.globalParams`; here `enable: false` applies no addons (a warning).";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        if (!cluster.addons().enable()) {
            findings.warning(
                    "addons.enable", "false applies none of the addons; KubeOne ignores this field and applies them");
        }
        if (!cluster.addons().globalParams().isEmpty()) {
            findings.warning(
                    "addons.globalParams",
                    "are not used: addons are applied as they are; KubeOne ignores this field, too");
        }
    }
}
