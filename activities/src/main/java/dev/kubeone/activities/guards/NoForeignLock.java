package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** No other tool is in the middle of an upgrade: KubeOne leaves a label on nodes it works on. */
public final class NoForeignLock implements Guard {
    static final String LABEL = "kubeone.io/upgrade-in-progress";

    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return wanted.facts().api().nodes().stream()
                .filter(node -> node.labels().containsKey(LABEL))
                .map(node -> new Blocker(
                        "NoForeignLock",
                        node.name(),
                        "KubeOne has begun to upgrade the node and has not finished",
                        "wait for it; if it was broken off: kubectl label node " + node.name() + " " + LABEL + "-"))
                .toList();
    }
}
