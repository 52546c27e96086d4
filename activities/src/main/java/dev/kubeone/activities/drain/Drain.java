package dev.kubeone.activities.drain;

import dev.kubeone.activities.drain.Obstacles.Refusal;
import dev.kubeone.activities.kubernetes.Budget;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.kubernetes.NodePod;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Empties one node. Everything it must remember is in the cluster: pods that are gone, and a note on the node of who
 * closed it and when, so that another attempt goes on where one was cut off.
 */
public final class Drain {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final StepContext context;
    private final String node;
    private final DrainPolicy policy;
    private final boolean forcedNow;
    private final Map<String, Refusal> refusals = new HashMap<>();
    private final Set<String> moved = new LinkedHashSet<>();
    private final Set<String> deleted = new LinkedHashSet<>();
    private boolean told;
    private int staying;

    public Drain(StepContext context, String node) {
        this.context = context;
        this.node = node;
        this.policy = DrainInputs.policy(context.input().step().inputs());
        this.forcedNow = !DrainInputs.forcedBy(context.input().step().inputs()).isEmpty();
    }

    /** Returns when the node is empty. */
    public StepResult run() {
        var cordon = cordon();
        var ladder = new Ladder(policy, cordon.since());
        var limit = Duration.ofSeconds(context.input().step().policy().timeoutSeconds());
        context.progress().await("node " + node + " to be empty", limit, () -> look(ladder));
        var changed = !moved.isEmpty() || !deleted.isEmpty() || cordon.ours();
        return new StepResult(changed, message(cordon), 0);
    }

    private Cordon cordon() {
        try (var api = context.api()) {
            return api.cordon(
                    node, context.input().runId() + "/" + context.input().step().id());
        }
    }

    /** Asks whoever may be asked now; what is still in the way. */
    private Optional<String> look(Ladder ladder) {
        try (var api = context.api()) {
            var now = context.progress().time().now();
            var rung = ladder.at(now);
            var forced = policy.then() == Then.force && (forcedNow || rung == Rung.LAST);
            var pods = PodsToMove.of(api.podsOn(node), policy, forced);
            staying = pods.staying();
            var budgets = refusals.isEmpty() ? List.<Budget>of() : api.budgets();
            // As kubectl: nobody is disturbed for a drain that the policy stops anyway.
            if (pods.forbidden().isEmpty()) {
                ask(api, pods, budgets, rung, forced, now);
            }
            return pods.none() ? Optional.empty() : Optional.of(obstacle(api, ladder, rung, pods, now));
        }
    }

    private void ask(ClusterApi api, PodsToMove pods, List<Budget> budgets, Rung rung, boolean forced, Instant now) {
        for (var pod : pods.toAsk()) {
            var before = refusals.get(pod.uid());
            if (forced) {
                api.deletePod(pod, false);
                deleted.add(pod.uid());
                refusals.remove(pod.uid());
            } else if (before == null || due(before, pod, budgets, rung, now)) {
                evict(api, pod, before, now);
            }
        }
        if (forced) {
            var obstacles = new Obstacles(List.of(), now);
            pods.leaving().stream().filter(obstacles::overdue).forEach(pod -> {
                api.deletePod(pod, true);
                deleted.add(pod.uid());
            });
        }
    }

    /** As soon as its budget has room, and now and then in case that it does not tell. */
    private static boolean due(Refusal before, NodePod pod, List<Budget> budgets, Rung rung, Instant now) {
        var room = budgets.stream().anyMatch(budget -> budget.covers(pod) && budget.allowed() > 0);
        var pause = room ? SHORTEST_PAUSE : Ladder.pause(rung);
        return before.askedAt().plus(pause).isBefore(now);
    }

    private void evict(ClusterApi api, NodePod pod, Refusal before, Instant now) {
        var eviction = api.evict(pod);
        if (eviction.granted()) {
            moved.add(pod.uid());
            refusals.remove(pod.uid());
        } else {
            refusals.put(pod.uid(), new Refusal(eviction.why(), before == null ? now : before.since(), now));
        }
    }

    private String obstacle(ClusterApi api, Ladder ladder, Rung rung, PodsToMove pods, Instant now) {
        var held = Stream.concat(
                        pods.toAsk().stream().filter(pod -> refusals.containsKey(pod.uid())), pods.forbidden().stream())
                .toList();
        var obstacles = new Obstacles(held.isEmpty() ? List.of() : api.budgets(), now);
        var text = obstacles.text(pods, refusals);
        if (held.isEmpty()) {
            return text;
        }
        if (rung.compareTo(Rung.NOTIFY) >= 0) {
            tell(api, held, text);
        }
        if (rung == Rung.LAST) {
            giveUp(api, text);
        }
        return text + ". On rung \"" + rung.word() + "\" until " + Obstacles.time(ladder.endOf(rung)) + ", then "
                + ladder.after(rung);
    }

    private void tell(ClusterApi api, List<NodePod> held, String text) {
        if (!told) {
            api.warnOwners(node, held, text);
            context.progress().line("the owners of the pods were told by events");
            told = true;
        }
    }

    /** The clocks begin anew when a person says retry. */
    private void giveUp(ClusterApi api, String text) {
        if (policy.then() == Then.force) {
            return;
        }
        var skip = policy.then() == Then.skip;
        if (skip) {
            api.uncordon(node);
        } else {
            api.forgetDrain(node);
        }
        throw new OperatorException(
                skip ? FailureKind.DONE_IN_PART : FailureKind.WAITING_FOR_DECISION,
                "empty node " + node,
                "",
                text,
                "make room (more replicas or healthy pods, or a looser budget), then retry; or go on without moving these"
                        + " pods: skip; or delete them past their budgets: kubeone-client force "
                        + context.input().cluster() + " --step "
                        + context.input().step().id());
    }

    private String message(Cordon cordon) {
        var parts = new StringBuilder();
        parts.append(moved.isEmpty() && deleted.isEmpty() ? "no pod had to move" : moved.size() + " pods moved");
        if (!deleted.isEmpty()) {
            parts.append(", ").append(deleted.size()).append(" deleted past their budgets, forced by ");
            parts.append(policy.forcedBy());
        }
        parts.append(", ").append(staying).append(" stay with the node");
        parts.append(cordon.ours() ? "" : "; it was cordoned before and will stay so");
        return parts.toString();
    }
}
