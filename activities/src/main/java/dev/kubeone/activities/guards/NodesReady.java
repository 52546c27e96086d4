package dev.kubeone.activities.guards;

import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API answers and every node is Ready: whoever takes one away must be able to count on the others. */
public final class NodesReady implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var api = wanted.facts().api();
        if (!api.reachable()) {
            var why = api.problem().isEmpty() ? "no API server answers" : api.problem();
            return List.of(new Blocker(
                    name(), "", why, "look at the API servers: crictl ps, /var/log/pods; start-install mends a node"));
        }
        var ours = nodesOfTheManifest(wanted);
        return api.nodes().stream()
                .filter(node -> !node.ready() && ours.contains(node.name()))
                .map(node -> new Blocker(
                        name(),
                        node.name(),
                        "the node is not Ready",
                        "see why: kubectl describe node " + node.name() + "; on the host: journalctl -u kubelet"))
                .toList();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var ours = nodesOfTheManifest(wanted);
        var nodes = wanted.facts().api().nodes();
        var others = nodes.stream()
                .filter(node -> !node.ready() && !ours.contains(node.name()))
                .map(node -> node.name() + " is not Ready; it is not a host of the manifest and left alone");
        var closed = nodes.stream()
                .filter(node -> !node.schedulable() && !node.annotations().containsKey(Cordon.CORDONED))
                .map(node -> node.name() + " is cordoned; it was not this product that did, so it will stay so");
        return Stream.concat(others, closed).toList();
    }

    private static Set<String> nodesOfTheManifest(Wanted wanted) {
        return wanted.hosts().stream()
                .filter(host -> host.node() != null)
                .map(host -> host.node().name())
                .collect(Collectors.toSet());
    }

    private static String name() {
        return NodesReady.class.getSimpleName();
    }
}
