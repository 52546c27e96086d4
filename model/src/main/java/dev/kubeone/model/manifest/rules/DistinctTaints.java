package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.schema.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The API server refuses a node with two taints of the same key and effect. */
final class DistinctTaints implements Rule {
    @Override
    public String sentence() {
        return "A host's taints differ in key or effect.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            Set<String> seen = new HashSet<>();
            List<Taint> taints = placed.host().taints();
            for (int i = 0; i < taints.size(); i++) {
                Taint taint = taints.get(i);
                boolean complete = !taint.key().isEmpty() && !taint.effect().isEmpty();
                if (complete && !seen.add(taint.key() + ":" + taint.effect())) {
                    findings.problem(
                            placed.field("taints[" + i + "]"),
                            "the host has " + taint.key() + ":" + taint.effect() + " already",
                            "Keep one of the two");
                }
            }
        }
    }
}
