package dev.kubeone.activities.guards;

import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which nodes the run will not mend or open: those that are not in the manifest, and those that others closed. */
public final class NodesLeftAlone implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return List.of();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var ours = wanted.hosts().stream()
                .filter(host -> host.node() != null)
                .map(host -> host.node().name())
                .collect(Collectors.toSet());
        var nodes = wanted.facts().api().nodes();
        return Stream.concat(notReady(nodes, ours), closed(nodes)).toList();
    }

    private static Stream<String> notReady(List<NodeFacts> nodes, Set<String> ours) {
        return nodes.stream()
                .filter(node -> !node.ready() && !ours.contains(node.name()))
                .map(node -> node.name() + " is not Ready; it is not a host of the manifest and left alone");
    }

    private static Stream<String> closed(List<NodeFacts> nodes) {
        return nodes.stream()
                .filter(node -> !node.schedulable() && !node.annotations().containsKey(Cordon.CORDONED))
                .map(node -> node.name() + " is cordoned; it was not this product that did, so it will stay so");
    }
}
