package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Addons;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** Which parameters would count cannot be told. */
final class DistinctAddons implements Rule {
    @Override
    public String sentence() {
        return "No two `addons.addons` have the same name.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        List<String> names =
                cluster.addons().addons().stream().map(Addons.Addon::name).toList();
        for (int i = 0; i < names.size(); i++) {
            int first = names.indexOf(names.get(i));
            if (!names.get(i).isEmpty() && first < i) {
                String message = "addons.addons[" + first + "] has the same name";
                findings.problem("addons.addons[" + i + "].name", message, "Keep one of the two");
            }
        }
    }
}
