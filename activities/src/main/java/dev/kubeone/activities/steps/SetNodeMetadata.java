package dev.kubeone.activities.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.UnlistedNodes;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labels, annotations and taints of a node, as the manifest gives them. */
public final class SetNodeMetadata implements HostStep {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String title() {
        return "set labels, annotations and taints";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return reason(host)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .input("NODE", host.nodeName())
                        .input("LABELS", write(host.config().labels()))
                        .input("ANNOTATIONS", write(annotations(host.config())))
                        .input("TAINTS", write(host.config().taints()))
                        .policy(180, 5, true)
                        .planned());
    }

    @Override
    public StepResult run(StepContext context) {
        try (var api = context.api()) {
            var changed = api.setNodeMetadata(
                    context.input("NODE"),
                    read(context.input("LABELS"), new TypeReference<Map<String, String>>() {}),
                    read(context.input("ANNOTATIONS"), new TypeReference<Map<String, String>>() {}),
                    read(context.input("TAINTS"), new TypeReference<List<Taint>>() {}));
            return new StepResult(changed, changed ? "node changed" : "was already right", 0);
        }
    }

    private static Optional<String> reason(HostView host) {
        var config = host.config();
        if (host.node() == null) {
            // The taints of a new node come with its registration.
            return config.labels().isEmpty() && annotations(config).isEmpty()
                    ? Optional.empty()
                    : Optional.of("the node is new");
        }
        var differences = Stream.of(
                        differing("label", config.labels(), host.node().labels()),
                        differing("annotation", annotations(config), host.node().annotations()),
                        taintsDiffer(host.node(), config.taints()).stream())
                .flatMap(found -> found)
                .collect(Collectors.joining("; "));
        return differences.isEmpty() ? Optional.empty() : Optional.of(differences);
    }

    /** Those of the manifest, and the host's pinned key: whoever takes the host away later still knows it. */
    private static Map<String, String> annotations(HostConfig config) {
        var all = new TreeMap<>(config.annotations());
        if (!config.sshHostPublicKey().isBlank()) {
            all.putIfAbsent(
                    UnlistedNodes.SSH_HOST_KEY, config.sshHostPublicKey().strip());
        }
        return all;
    }

    private static Stream<String> differing(String what, Map<String, String> wanted, Map<String, String> seen) {
        return wanted.entrySet().stream().flatMap(entry -> {
            var key = entry.getKey();
            if (key.endsWith("-")) {
                var name = key.substring(0, key.length() - 1);
                return seen.containsKey(name) ? Stream.of(what + " " + name + " should not be there") : Stream.empty();
            }
            return entry.getValue().equals(seen.get(key))
                    ? Stream.empty()
                    : Stream.of(what + " " + key + " is " + seen.getOrDefault(key, "missing") + ", not "
                            + entry.getValue());
        });
    }

    private static Optional<String> taintsDiffer(NodeFacts node, List<Taint> wanted) {
        var seen = ownTaints(node.taints());
        return seen.equals(Set.copyOf(wanted))
                ? Optional.empty()
                : Optional.of("taints are " + texts(seen) + ", not " + texts(Set.copyOf(wanted)));
    }

    /** Without those that Kubernetes sets and takes away itself. */
    private static Set<Taint> ownTaints(List<Taint> taints) {
        return taints.stream()
                .filter(taint -> !taint.key().startsWith("node.kubernetes.io/")
                        && !taint.key().startsWith("node.cloudprovider.kubernetes.io/"))
                .collect(Collectors.toSet());
    }

    private static String texts(Set<Taint> taints) {
        return taints.stream()
                .map(taint -> taint.key() + (taint.value().isEmpty() ? "" : "=" + taint.value()) + ":" + taint.effect())
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and records are plain data", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the plan's own input cannot be read", e);
        }
    }
}
