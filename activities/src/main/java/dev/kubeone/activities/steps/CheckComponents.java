package dev.kubeone.activities.steps;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Nodes Ready, static pods ready, etcd whole, CoreDNS available. */
public final class CheckComponents implements ClusterStep {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Override
    public String title() {
        return "check nodes, control planes, etcd and DNS";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        return Need.of(this, "a run ends with a cluster that works")
                .input("NODES", names(wanted.hosts()))
                .input("CONTROL_PLANES", names(wanted.controlPlanes()))
                .policy(900, 3, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var nodes = List.of(context.input("NODES").split(" "));
        var controlPlanes = List.of(context.input("CONTROL_PLANES").split(" "));
        try (var api = context.api()) {
            var progress = context.progress();
            progress.await("all nodes to be Ready", LIMIT, () -> notReady(api, nodes));
            for (var node : controlPlanes) {
                progress.await("the control plane on " + node, LIMIT, () -> api.whyStaticPodsNotReady(node));
            }
            var members = context.input().controlPlanes();
            progress.await("etcd to be whole", LIMIT, () -> EtcdHealth.problem(context, members, members.size()));
            progress.await("CoreDNS", LIMIT, () -> api.whyNotAvailable("kube-system", "coredns"));
        }
        return new StepResult(
                false,
                nodes.size() + " nodes Ready, " + controlPlanes.size() + " healthy etcd members, CoreDNS available",
                0);
    }

    private static String names(List<HostView> hosts) {
        return hosts.stream().map(HostView::nodeName).collect(Collectors.joining(" "));
    }

    private static Optional<String> notReady(ClusterApi api, List<String> wanted) {
        var ready = api.facts().nodes().stream()
                .filter(node -> node.ready())
                .map(node -> node.name())
                .collect(Collectors.toSet());
        var missing = wanted.stream().filter(node -> !ready.contains(node)).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("not Ready: " + String.join(", ", missing));
    }
}
