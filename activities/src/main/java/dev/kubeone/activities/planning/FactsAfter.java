package dev.kubeone.activities.planning;

import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.ComponentFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.HostFacts.Software;
import dev.kubeone.model.facts.RecordFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What will be seen when one part of the way of an upgrade is behind: the next part is planned from it. Pure. */
final class FactsAfter {
    private static final String OTHER_RELEASE = "of another release";

    private final Wanted at;
    private final UpgradePath.Hop hop;

    /** @param at the picture that the part was planned from */
    FactsAfter(Wanted at, UpgradePath.Hop hop) {
        this.at = at;
        this.hop = hop;
    }

    ClusterFacts facts() {
        var views = at.hosts().stream().collect(Collectors.toMap(HostView::name, view -> view));
        var hosts = at.facts().hosts().stream()
                .map(facts -> views.containsKey(facts.host()) ? host(views.get(facts.host())) : facts)
                .toList();
        return new ClusterFacts(hosts, api(at.facts().api()));
    }

    private HostFacts host(HostView view) {
        var facts = view.facts();
        var fetched = view.controlPlane() || hop.movesKubelets();
        return new HostFacts(
                facts.host(),
                facts.unreachable(),
                facts.os(),
                facts.machine(),
                fetched ? software(facts.software()) : facts.software(),
                facts.cluster(),
                fetched ? files(view) : facts.files(),
                facts.unreachableSources(),
                view.controlPlane() ? components(facts.components()) : facts.components(),
                hop.movesKubelets() ? recorded(facts.record()) : facts.record());
    }

    private RecordFacts recorded(RecordFacts now) {
        return new RecordFacts(hop.version(), now.drifts());
    }

    private Software software(Software now) {
        return new Software(
                now.containerd(),
                hop.movesKubelets() ? hop.version() : now.kubelet(),
                hop.version(),
                hop.movesKubelets() ? hop.version() : now.kubectl(),
                now.cniPlugins(),
                now.held(),
                now.activeUnits(),
                now.enabledUnits());
    }

    /** Each minor release has a repository of its own. */
    private static Map<String, String> files(HostView view) {
        var files = new HashMap<>(view.facts().files());
        view.family().files().stream().limit(1).forEach(list -> files.put(list, OTHER_RELEASE));
        return files;
    }

    private ComponentFacts components(ComponentFacts now) {
        var versions = new HashMap<>(now.versions());
        ComponentFacts.OF_KUBERNETES.forEach(name -> versions.computeIfPresent(name, (pod, old) -> hop.version()));
        return new ComponentFacts(versions, "", hop.version(), now.certificatesHoldSeconds());
    }

    private ApiFacts api(ApiFacts now) {
        var ours = at.hosts().stream().map(HostView::nodeName).collect(Collectors.toSet());
        var nodes = now.nodes().stream()
                .map(node -> hop.movesKubelets() && ours.contains(node.name()) ? moved(node) : node)
                .toList();
        return new ApiFacts(
                now.reachable(),
                now.problem(),
                hop.version(),
                nodes,
                now.etcdMembers(),
                now.applied(),
                now.safety(),
                now.addonDrift());
    }

    private NodeFacts moved(NodeFacts node) {
        var annotations = new HashMap<>(node.annotations());
        var closedByUs = annotations.remove(Cordon.CORDONED) != null;
        return new NodeFacts(
                node.name(),
                node.ready(),
                node.controlPlane(),
                node.schedulable() || closedByUs,
                hop.version(),
                node.addresses(),
                node.labels(),
                annotations,
                node.taints());
    }
}
