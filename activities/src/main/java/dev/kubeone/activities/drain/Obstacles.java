package dev.kubeone.activities.drain;

import dev.kubeone.activities.kubernetes.Budget;
import dev.kubeone.activities.kubernetes.NodePod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what keeps a node from being empty: the budgets, the pods, whose they are, and since when. Pure. */
final class Obstacles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final int NAMED = 4;

    /** Beyond the time that a pod was given to end. */
    static final Duration OVERDUE = Duration.ofSeconds(30);

    private final List<Budget> budgets;
    private final Instant now;

    Obstacles(List<Budget> budgets, Instant now) {
        this.budgets = budgets;
        this.now = now;
    }

    /** @param refusals what the API server said, by the uid of the pod it is about */
    String text(PodsToMove pods, Map<String, Refusal> refusals) {
        var parts = new ArrayList<String>();
        parts.addAll(forbidden(pods.forbidden()));
        parts.addAll(refused(pods.toAsk(), refusals));
        leaving(pods.leaving()).ifPresent(parts::add);
        return parts.isEmpty() ? "pods are being asked to leave" : String.join("; ", parts);
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** "shop/web-1, shop/web-2 of Deployment web". */
    static String named(List<NodePod> pods) {
        var names = pods.stream().limit(NAMED).map(NodePod::key).collect(Collectors.joining(", "));
        var more = pods.size() > NAMED ? " and " + (pods.size() - NAMED) + " more" : "";
        var owners = pods.stream()
                .map(NodePod::owner)
                .filter(owner -> !owner.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return names + more + (owners.isEmpty() ? "" : " of " + String.join(", ", owners));
    }

    private static List<String> forbidden(List<NodePod> pods) {
        var unmanaged = pods.stream().filter(PodsToMove::unmanaged).toList();
        var withData = pods.stream().filter(pod -> !PodsToMove.unmanaged(pod)).toList();
        var parts = new ArrayList<String>();
        if (!unmanaged.isEmpty()) {
            parts.add("drain.unmanaged: refuse keeps " + named(unmanaged)
                    + ", which nothing would start again elsewhere");
        }
        if (!withData.isEmpty()) {
            parts.add("drain.emptyDir: refuse keeps " + named(withData) + " with data in emptyDir volumes");
        }
        return parts;
    }

    private List<String> refused(List<NodePod> pods, Map<String, Refusal> refusals) {
        var byBudgets = new LinkedHashMap<List<Budget>, List<NodePod>>();
        pods.stream()
                .filter(pod -> refusals.containsKey(pod.uid()))
                .forEach(pod -> byBudgets
                        .computeIfAbsent(covering(pod), none -> new ArrayList<>())
                        .add(pod));
        return byBudgets.entrySet().stream()
                .map(entry -> sentence(entry.getKey(), entry.getValue(), refusals))
                .toList();
    }

    private List<Budget> covering(NodePod pod) {
        return budgets.stream().filter(budget -> budget.covers(pod)).toList();
    }

    private static String sentence(List<Budget> budgets, List<NodePod> pods, Map<String, Refusal> refusals) {
        var first = refusals.get(pods.get(0).uid());
        if (budgets.isEmpty()) {
            return "the API server keeps " + named(pods) + " since " + time(first.since()) + ": " + first.why();
        }
        if (budgets.size() > 1) {
            return "budgets "
                    + budgets.stream().map(Budget::key).collect(Collectors.joining(" and "))
                    + " are for the same pods, which Kubernetes cannot evict then: " + named(pods) + "; leave one of"
                    + " them";
        }
        var budget = budgets.get(0);
        var since = budget.exhaustedSince() == null ? first.since() : budget.exhaustedSince();
        return "budget " + budget.key() + " (" + budget.rule() + ") keeps " + named(pods) + " since " + time(since)
                + ": " + budget.healthy() + " of " + budget.expected() + " pods are healthy, " + budget.wanted()
                + " must be";
    }

    private Optional<String> leaving(List<NodePod> pods) {
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        var overdue = pods.stream().filter(this::overdue).toList();
        if (!overdue.isEmpty()) {
            return Optional.of(named(overdue) + " should have ended by "
                    + time(overdue.get(0).ending().orElseThrow())
                    + ": look at the node's kubelet and at the pods' finalizers");
        }
        var last = pods.stream()
                .flatMap(pod -> pod.ending().stream())
                .max(Instant::compareTo)
                .orElseThrow();
        return Optional.of(named(pods) + " must end by " + time(last));
    }

    boolean overdue(NodePod pod) {
        return pod.ending().filter(end -> end.plus(OVERDUE).isBefore(now)).isPresent();
    }

    /**
     * That a pod may not be evicted.
     *
     * @param since since when we know
     * @param askedAt when it was last asked
     */
    record Refusal(String why, Instant since, Instant askedAt) {}
}
