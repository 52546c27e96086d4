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
import java.util.stream.IntStream;

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
                .input("HOSTS", displayNames(wanted.hosts()))
                .input("NODES", names(wanted.hosts()))
                .input("CONTROL_PLANES", names(wanted.controlPlanes()))
                .policy(900, 3, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var nodes = nodes(context);
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

    /** Nodes of hosts that the run has left out are somebody's to mend: they do not keep it from its end. */
    private static List<String> nodes(StepContext context) {
        var nodes = List.of(context.input("NODES").split(" "));
        var leftOut = context.input().leftOut();
        if (leftOut.isEmpty()) {
            return nodes;
        }
        var hosts = List.of(context.input("HOSTS").split(" "));
        return IntStream.range(0, nodes.size())
                .filter(n -> !leftOut.contains(hosts.get(n)))
                .mapToObj(nodes::get)
                .toList();
    }

    private static String displayNames(List<HostView> hosts) {
        return hosts.stream().map(HostView::name).collect(Collectors.joining(" "));
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
