package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.schema.Findings;
import java.util.HashSet;
import java.util.List;

/** A gate is known by its name: in the plan, in status, in history. */
final class DistinctGates implements Rule {
    @Override
    public String sentence() {
        return "No two HTTP checks in `upgrade.gates` have the same `name`, and no two Jobs.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        var gates = cluster.upgrade().gates();
        check("http", gates.http().stream().map(UpgradeGates.Http::name).toList(), findings);
        check("jobs", gates.jobs().stream().map(UpgradeGates.Job::name).toList(), findings);
    }

    private static void check(String list, List<String> names, Findings findings) {
        var seen = new HashSet<String>();
        for (var n = 0; n < names.size(); n++) {
            if (!names.get(n).isEmpty() && !seen.add(names.get(n))) {
                findings.problem(
                        "upgrade.gates." + list + "[" + n + "].name",
                        "stands for another one already",
                        "Choose another name");
            }
        }
    }
}
