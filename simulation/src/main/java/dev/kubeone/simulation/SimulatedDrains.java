package dev.kubeone.simulation;

import dev.kubeone.activities.kubernetes.Budget;
import dev.kubeone.activities.kubernetes.Budget.Requirement;
import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.kubernetes.Eviction;
import dev.kubeone.activities.kubernetes.NodePod;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pods of simulated nodes and how they leave: every worker has two of the same Deployment, and one of a DaemonSet. */
final class SimulatedDrains {
    private static final Duration TIME_TO_END = Duration.ofSeconds(3);
    private static final int PODS = 2;
    private static final String NAMESPACE = "shop";
    private static final String APP = "app";

    private final SimulatedWorld world;
    private final ClusterView cluster;

    SimulatedDrains(SimulatedWorld world, ClusterView cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    boolean closed(String node) {
        return record().closed().containsKey(node);
    }

    /** What closing a node with these annotations amounts to. */
    Cordon cordon(String node, String drain, Map<String, String> annotations) {
        var ours = !closed(node) || annotations.containsKey(Cordon.CORDONED);
        return new Cordon(ours, began(annotations.getOrDefault(Cordon.DRAINING, ""), drain));
    }

    void close(String node) {
        change(record -> record.closing(node));
    }

    boolean open(String node, Map<String, String> annotations) {
        var ours = closed(node) && annotations.containsKey(Cordon.CORDONED);
        if (ours) {
            change(record -> record.opening(node));
        }
        return ours;
    }

    private Instant began(String note, String drain) {
        try {
            return note.startsWith(drain + " ")
                    ? Instant.parse(note.substring(drain.length() + 1))
                    : Instant.ofEpochMilli(world.clock().nowMs()).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("the note \"" + note + "\" is ours and must hold a time", e);
        }
    }

    List<NodePod> podsOn(String node) {
        var now = world.clock().nowMs();
        var gone = record().gone();
        var own = cluster.node(node)
                .filter(member -> !member.model().controlPlane())
                .map(member -> IntStream.rangeClosed(1, PODS).mapToObj(number -> "web-" + number))
                .orElseGet(Stream::empty);
        return Stream.concat(own, Stream.of("agent"))
                .filter(name -> gone.getOrDefault(uid(node, name), Long.MAX_VALUE) > now)
                .map(name -> pod(node, name, gone.get(uid(node, name))))
                .toList();
    }

    private static NodePod pod(String node, String name, Long goneBy) {
        var agent = name.equals("agent");
        return new NodePod(
                NAMESPACE,
                name + "-" + node,
                uid(node, name),
                agent ? Map.of() : Map.of(APP, "web"),
                agent ? "DaemonSet agent" : "Deployment web",
                agent ? "DaemonSet" : "ReplicaSet",
                false,
                false,
                false,
                true,
                goneBy == null ? null : Instant.ofEpochMilli(goneBy));
    }

    List<Budget> budgets() {
        var selector = List.of(new Requirement(APP, "In", Set.of("web")));
        return heldElsewhere()
                ? List.of()
                : List.of(new Budget(NAMESPACE, "web", "maxUnavailable 1", selector, 1, PODS, PODS - 1, PODS, null));
    }

    /** Whether pods are kept by a budget that the model knows nothing of but its name. */
    private boolean heldElsewhere() {
        return cluster.members().stream()
                .map(member -> member.host().faults())
                .anyMatch(faults -> faults.podsHeld() && !faults.podsHeldBy().isEmpty());
    }

    Eviction evict(NodePod pod) {
        var node = pod.uid().substring(0, pod.uid().indexOf('/'));
        var faults = cluster.node(node).map(member -> member.host().faults());
        if (faults.filter(Faults::podsHeld).isPresent()) {
            return Eviction.refused(refusal(faults.get().podsHeldBy()));
        }
        delete(pod);
        return Eviction.GRANTED;
    }

    private static String refusal(String budget) {
        return budget.isEmpty()
                ? "The disruption budget web needs " + PODS + " healthy pods and has " + PODS
                        + " currently (an injected fault)"
                : "the disruption budget " + budget + " has no room (assumed; the pods are models)";
    }

    void delete(NodePod pod) {
        var gone = world.clock().nowMs() + world.clock().scaledMs(TIME_TO_END);
        change(record -> record.leaving(pod.uid(), gone));
    }

    private static String uid(String node, String name) {
        return node + "/" + name;
    }

    private DrainRecord record() {
        return DrainRecord.read(world.folder(), cluster.name());
    }

    private void change(java.util.function.UnaryOperator<DrainRecord> change) {
        DrainRecord.change(world.folder(), cluster.name(), change);
    }
}
