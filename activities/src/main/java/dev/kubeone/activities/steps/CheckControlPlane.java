package dev.kubeone.activities.steps;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The gate between two control planes: the one that was upgraded is whole again, as the other members see it. */
public final class CheckControlPlane implements HostStep {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> LED = List.of("kube-controller-manager", "kube-scheduler");

    @Override
    public String title() {
        return "check the control plane from its other members";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return NodeVersion.whyControlPlaneDiffers(wanted, host)
                .flatMap(moves -> Need.of(this, host.name(), "the next one moves only when this one is whole")
                        .input("NODE", host.nodeName())
                        .policy(1200, 4, false)
                        .planned());
    }

    /** The same when the kubelet has been moved: one of another minor release starts the control plane's pods anew. */
    public Optional<PlannedStep> afterKubelet(Wanted wanted, HostView host) {
        return NodeVersion.whyKubeletDiffers(wanted, host)
                .flatMap(moves -> Need.of(this, host.name(), "the next one moves only when this one is whole")
                        .after("kubelet")
                        .input("NODE", host.nodeName())
                        .policy(1200, 4, false)
                        .planned());
    }

    /**
     * The same after a step of another kind that interrupts the host's control plane.
     *
     * @param members how many etcd members there must be: more than the manifest has while some are still to leave
     */
    public Optional<PlannedStep> planned(HostView host, int members) {
        return planned(
                Need.of(this, host.name(), "the next one is touched only when this one is whole"), host, members);
    }

    /** The same after a step of this name; a host may have several of them in one plan. */
    public Optional<PlannedStep> planned(HostView host, int members, String step) {
        var need = Need.of(this, host.name(), "the next one is touched only when this one is whole");
        return planned(need.after(step), host, members);
    }

    /** The same when a control plane has left, seen from one that stays. */
    public Optional<PlannedStep> planned(HostView host, int members, HostView gone) {
        var need = Need.of(this, host.name(), gone.name() + " has left").after(gone.name());
        return planned(need, host, members);
    }

    private static Optional<PlannedStep> planned(Need need, HostView host, int members) {
        return need.input("NODE", host.nodeName())
                .input("MEMBERS", String.valueOf(members))
                .policy(1200, 4, false)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var node = context.input("NODE");
        var witnesses = witnesses(context);
        var members = context.input().step().inputs().get("MEMBERS");
        var all = members == null ? context.input().controlPlanes().size() : Integer.parseInt(members);
        var progress = context.progress();
        progress.await("the control plane on " + node, LIMIT, () -> notWell(context, node));
        progress.await("node " + node, LIMIT, asking(context, api -> api.whyNodeNotReady(node)));
        progress.await("etcd to be whole", LIMIT, () -> EtcdHealth.problem(context, witnesses, all));
        progress.await(
                "etcd on " + node,
                LIMIT,
                () -> EtcdHealth.problem(context, List.of(context.input().target()), all));
        var first = new TreeMap<String, String>();
        progress.await("leaders at work", LIMIT, asking(context, api -> notLed(api, first)));
        return new StepResult(
                false, "API, " + all + " etcd members and leaders are well, seen from " + names(witnesses), 0);
    }

    /**
     * All its containers run, and say themselves that they are well. A kubelet asks them the same, but for the first time
     * after ten seconds; and what is known of a pod whose kubelet has just been restarted may be old.
     */
    private static Optional<String> notWell(StepContext context, String node) {
        var notRunning =
                asking(context, api -> api.whyStaticPodsNotRunning(node)).get();
        return notRunning.isPresent()
                ? notRunning
                : ComponentHealth.problem(context, context.input().target());
    }

    /** The other control planes; the only one is its own witness. */
    private static List<HostConfig> witnesses(StepContext context) {
        var target = context.input().target().displayName();
        var others = context.input().controlPlanes().stream()
                .filter(host -> !host.displayName().equals(target))
                .toList();
        return others.isEmpty() ? context.input().controlPlanes() : others;
    }

    private static Supplier<Optional<String>> asking(
            StepContext context, Function<ClusterApi, Optional<String>> question) {
        var witnesses = witnesses(context);
        return () -> {
            try (var api = context.api(witnesses)) {
                return question.apply(api);
            }
        };
    }

    /** A lease that was renewed since we first looked has a leader; no clock is asked. */
    private static Optional<String> notLed(ClusterApi api, Map<String, String> first) {
        var waiting = new ArrayList<String>();
        for (var component : LED) {
            var now = api.leaseRenewal(component).orElse("");
            if (now.isEmpty() || now.equals(first.computeIfAbsent(component, any -> now))) {
                waiting.add(component);
            }
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of("not renewed yet: the lease of " + String.join(", ", waiting));
    }

    private static String names(List<HostConfig> hosts) {
        return String.join(", ", hosts.stream().map(HostConfig::displayName).toList());
    }
}
