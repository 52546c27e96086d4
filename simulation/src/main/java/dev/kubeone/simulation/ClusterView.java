package dev.kubeone.simulation;

import dev.kubeone.hosts.Secret;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.simulation.ClusterRecord.NodeSettings;
import dev.kubeone.simulation.HostModel.Membership;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A cluster as it is by now: its hosts, and what was asked of its API. Looks only. */
final class ClusterView {
    private static final Duration NODE_READY = Duration.ofSeconds(5);
    private static final Duration PODS_READY = Duration.ofSeconds(4);
    private static final Duration STATIC_PODS_READY = Duration.ofSeconds(2);
    private static final Duration PROBE_RUNS = Duration.ofSeconds(1);
    private static final String CONTROL_PLANE_LABEL = "node-role.kubernetes.io/control-plane";

    private final SimulatedWorld world;
    private final String name;

    /** A host that is a node of the cluster. */
    record Member(SimulatedHost host, HostModel model, Membership membership) {
        String node() {
            return membership.config().nodeName();
        }
    }

    ClusterView(SimulatedWorld world, String name) {
        this.world = world;
        this.name = name;
    }

    String name() {
        return name;
    }

    ClusterRecord record() {
        return ClusterRecord.read(world.folder(), name);
    }

    List<Member> members() {
        return world.folder().hostKeys().stream()
                .map(world::host)
                .flatMap(host -> member(host).stream())
                .toList();
    }

    private Optional<Member> member(SimulatedHost host) {
        var model = host.model();
        return model.membership()
                .filter(membership -> membership.cluster().equals(name))
                .map(membership -> new Member(host, model, membership));
    }

    boolean controlPlaneJoinsBeside(SimulatedHost host) {
        var now = world.clock().nowMs();
        return world.folder().hostKeys().stream()
                .filter(key -> !key.equals(host.key()))
                .flatMap(key -> world.host(key).jobs().stream())
                .anyMatch(job -> job.scope().equals(name) && job.name().equals("JoinControlPlane") && !job.over(now));
    }

    boolean accepts(Secret token) {
        return record().tokens().getOrDefault(digest(token), 0L) > world.clock().nowMs();
    }

    static String digest(Secret token) {
        return SimulatedCa.sha256(token.reveal().getBytes(StandardCharsets.UTF_8));
    }

    ApiFacts facts() {
        var record = record();
        var members = members();
        return new ApiFacts(
                true,
                "",
                first(members).model().controlPlaneVersion(),
                members.stream().map(member -> node(member, record)).toList(),
                members.stream()
                        .filter(member -> member.model().controlPlane()
                                && whyStaticPodsNotReady(member).isEmpty())
                        .map(Member::node)
                        .sorted()
                        .toList(),
                record.applied());
    }

    Member first(List<Member> members) {
        return members.stream()
                .filter(member -> member.membership().first())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the cluster " + name + " was never initialised"));
    }

    Optional<Member> node(String node) {
        return members().stream().filter(member -> member.node().equals(node)).findFirst();
    }

    private NodeFacts node(Member member, ClusterRecord record) {
        var settings = settings(member, record);
        return new NodeFacts(
                member.node(),
                ready(member, record),
                member.model().controlPlane(),
                !new SimulatedDrains(world, this).closed(member.node()),
                member.model().kubelet(),
                List.of(member.membership().config().nodeAddress(), member.node()),
                settings.labels(),
                settings.annotations(),
                settings.taints());
    }

    /** What was set, or what the node registered with. */
    NodeSettings settings(Member member, ClusterRecord record) {
        var set = record.nodes().get(member.node());
        return set != null
                ? set
                : new NodeSettings(
                        labels(member), Map.of(), member.membership().config().taints());
    }

    private static Map<String, String> labels(Member member) {
        var labels = new TreeMap<>(Map.of(
                "kubernetes.io/arch", "amd64", "kubernetes.io/hostname", member.node(), "kubernetes.io/os", "linux"));
        if (member.model().controlPlane()) {
            labels.put(CONTROL_PLANE_LABEL, "");
        }
        return labels;
    }

    boolean ready(Member member, ClusterRecord record) {
        return readyAtMs(member, record) <= world.clock().nowMs()
                && member.host().reachable();
    }

    /** Some time after node and pod network are both there. */
    private long readyAtMs(Member member, ClusterRecord record) {
        if (record.podNetworkSinceMs() == 0) {
            return Long.MAX_VALUE;
        }
        return Math.max(member.membership().sinceMs(), record.podNetworkSinceMs())
                + world.clock().scaledMs(NODE_READY);
    }

    Optional<String> whyStaticPodsNotReady(Member member) {
        if (!member.model().controlPlane()) {
            return Optional.of("pod etcd-" + member.node() + " does not exist");
        }
        var ready = member.membership().sinceMs() + world.clock().scaledMs(STATIC_PODS_READY);
        return ready <= world.clock().nowMs() && member.host().reachable()
                ? Optional.empty()
                : Optional.of("pod etcd-" + member.node() + " is not ready");
    }

    /** Deployments run when they were applied and a node has been there for a while. */
    Optional<String> whyNotAvailable(String key) {
        var record = record();
        var members = members();
        var made = key.equals("kube-system/coredns")
                ? Long.valueOf(first(members).membership().sinceMs())
                : record.deployments().get(key);
        if (made == null) {
            return Optional.of("deployment " + key + " does not exist");
        }
        var node = members.stream()
                .filter(member -> ready(member, record))
                .mapToLong(member -> readyAtMs(member, record))
                .min();
        var now = world.clock().nowMs() - world.clock().scaledMs(PODS_READY);
        return node.isPresent() && Math.max(made, node.getAsLong()) <= now
                ? Optional.empty()
                : Optional.of("0 of 1 replicas of " + key.substring(key.indexOf('/') + 1) + " are available");
    }

    boolean probeRuns(String uid) {
        return record().probes().entrySet().stream()
                .filter(probe -> probe.getValue().uid().equals(uid))
                .anyMatch(probe -> whyProbeNotRunning(probe.getKey()).isEmpty());
    }

    Optional<String> whyProbeNotRunning(String node) {
        var record = record();
        var probe = record.probes().get(node);
        if (probe == null) {
            return Optional.of("the pod does not exist");
        }
        var started = probe.sinceMs() + world.clock().scaledMs(PROBE_RUNS);
        var ready = node(node).filter(member -> ready(member, record)).isPresent();
        return ready && started <= world.clock().nowMs()
                ? Optional.empty()
                : Optional.of("the pod is Pending (ContainerCreating)");
    }

    static List<Taint> ofKubernetes(List<Taint> taints) {
        return taints.stream()
                .filter(taint -> taint.key().startsWith("node.kubernetes.io/")
                        || taint.key().startsWith("node.cloudprovider.kubernetes.io/"))
                .toList();
    }
}
