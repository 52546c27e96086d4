package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** The API answers and every node is Ready: whoever takes one away must be able to count on the others. */
public final class NodesReady implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var api = wanted.facts().api();
        if (!api.reachable()) {
            // Where there is no cluster at all, another guard says so.
            return api.problem().isEmpty()
                    ? List.of()
                    : List.of(new Blocker(
                            name(),
                            "",
                            api.problem(),
                            "look at the API servers: crictl ps, /var/log/pods; start-install mends a node"));
        }
        return wanted.hosts().stream()
                .filter(host -> host.node() != null && !host.node().ready() && !begun(wanted, host))
                .map(HostView::node)
                .map(node -> new Blocker(
                        name(),
                        node.name(),
                        "the node is not Ready",
                        "see why: kubectl describe node " + node.name() + "; on the host: journalctl -u kubelet"))
                .toList();
    }

    /** An upgrade that did not end may be what keeps a node from being Ready; to finish it is the cure. */
    private static boolean begun(Wanted wanted, HostView host) {
        var installed = host.facts().software().kubelet();
        return !host.facts().components().unfinished().isEmpty()
                || (installed.equals(wanted.version())
                        && !installed.equals(host.node().kubeletVersion()));
    }

    private static String name() {
        return NodesReady.class.getSimpleName();
    }
}
