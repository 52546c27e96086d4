package dev.kubeone.activities.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Nodes Ready, static pods ready, etcd whole, CoreDNS available. */
public final class CheckComponents implements ClusterStep {
    private static final JsonMapper JSON = JsonMapper.builder().build();
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
            progress.await("etcd to be whole", LIMIT, () -> etcdProblem(context));
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

    /** Every control plane's member is healthy and knows as many started members as there are control planes. */
    private static Optional<String> etcdProblem(StepContext context) {
        var hosts = context.input().controlPlanes();
        return hosts.stream()
                .map(host -> etcdProblem(context, host, hosts.size()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> etcdProblem(StepContext context, HostConfig host, int wanted) {
        var result = context.session(host)
                .run(new Command(
                        "etcd-health", Scripts.file("kubernetes/etcd-health.sh"), Map.of(), Duration.ofSeconds(20)));
        if (!result.succeeded()) {
            return Optional.of("etcd on " + host.displayName() + " does not answer");
        }
        var lines = Arrays.stream(result.stdout().split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() < 2 || !parse(lines.get(0)).path("health").asText().equals("true")) {
            return Optional.of("etcd on " + host.displayName() + " is not healthy");
        }
        var members = parse(lines.get(1)).path("members");
        var voting = 0;
        for (var member : members) {
            if (!member.path("isLearner").asBoolean()
                    && !member.path("name").asText().isEmpty()) {
                voting++;
            }
        }
        return voting == wanted
                ? Optional.empty()
                : Optional.of("etcd on " + host.displayName() + " knows " + voting + " of " + wanted + " members");
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new OperatorException(
                    FailureKind.ETCD, "ask etcd", "", "its answer is not JSON", "look at etcd's log");
        }
    }
}
