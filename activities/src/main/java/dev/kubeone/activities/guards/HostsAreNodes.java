package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manifest's hosts are the cluster's nodes: all of them, and as control planes no others. */
public final class HostsAreNodes implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        if (!wanted.facts().api().reachable()) {
            return List.of();
        }
        var hosts = wanted.hosts().stream().map(HostView::nodeName).collect(Collectors.toSet());
        var missing = wanted.hosts().stream()
                .filter(host -> host.facts().reachable() && host.node() == null)
                .map(host -> new Blocker(
                        "HostsAreNodes",
                        host.name(),
                        "the host is not a node of the cluster",
                        "finish the cluster first, at the version that it has: kubeone-client start-install"));
        var foreign = wanted.facts().api().nodes().stream()
                .filter(NodeFacts::controlPlane)
                .filter(node -> !hosts.contains(node.name()))
                .map(node -> new Blocker(
                        "HostsAreNodes",
                        node.name(),
                        "the cluster has a control plane that is not in the manifest",
                        "add it to the manifest, or take it out of the cluster: it would stay at the old version"));
        return Stream.concat(missing, foreign).toList();
    }

    /** Workers that somebody else manages are upgraded by somebody else. */
    @Override
    public List<String> warnings(Wanted wanted) {
        var hosts = wanted.hosts().stream().map(HostView::nodeName).collect(Collectors.toSet());
        return wanted.facts().api().nodes().stream()
                .filter(node -> !node.controlPlane() && !hosts.contains(node.name()))
                .map(node -> "node " + node.name() + " is not in the manifest: it stays at " + node.kubeletVersion())
                .toList();
    }
}
