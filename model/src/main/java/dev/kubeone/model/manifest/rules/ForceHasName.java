package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.DrainPolicy.Then;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Whoever lets pods be deleted past their budgets says so with a name. */
final class ForceHasName implements Rule {
    @Override
    public String sentence() {
        return "`drain.then: force` comes with `drain.forcedBy`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        var drain = cluster.drain();
        if (drain.then() == Then.force && drain.forcedBy().isBlank() && !findings.unread("drain.forcedBy")) {
            findings.problem("drain.then", "needs forcedBy", "Say who answers for it in drain.forcedBy");
        }
    }
}
