package dev.kubeone.activities.kubernetes;

import dev.kubeone.model.manifest.Taint;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sets labels, annotations and taints of one node. */
final class NodeMetadata {
    private final KubernetesClient client;
    private final String name;

    NodeMetadata(KubernetesClient client, String name) {
        this.client = client;
        this.name = name;
    }

    boolean set(Map<String, String> labels, Map<String, String> annotations, List<Taint> taints) {
        var before = client.nodes().withName(name).require().getMetadata().getResourceVersion();
        var after = client.nodes().withName(name).edit(node -> changed(node, labels, annotations, taints));
        return !before.equals(after.getMetadata().getResourceVersion());
    }

    private static Node changed(
            Node node, Map<String, String> labels, Map<String, String> annotations, List<Taint> taints) {
        node.getMetadata().setLabels(merged(node.getMetadata().getLabels(), labels));
        node.getMetadata().setAnnotations(merged(node.getMetadata().getAnnotations(), annotations));
        if (taints != null) {
            node.getSpec().setTaints(merged(node.getSpec().getTaints(), taints));
        }
        return node;
    }

    private static Map<String, String> merged(Map<String, String> seen, Map<String, String> wanted) {
        var merged = new HashMap<>(Objects.requireNonNullElse(seen, Map.<String, String>of()));
        wanted.forEach((key, value) -> {
            if (key.endsWith("-")) {
                merged.remove(key.substring(0, key.length() - 1));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    /** Those that Kubernetes sets itself stay; of the others exactly the wanted ones. */
    private static List<io.fabric8.kubernetes.api.model.Taint> merged(
            List<io.fabric8.kubernetes.api.model.Taint> seen, List<Taint> wanted) {
        var merged = new ArrayList<io.fabric8.kubernetes.api.model.Taint>();
        seen.stream()
                .filter(taint -> taint.getKey().startsWith("node.kubernetes.io/")
                        || taint.getKey().startsWith("node.cloudprovider.kubernetes.io/"))
                .forEach(merged::add);
        for (var taint : wanted) {
            merged.add(new TaintBuilder()
                    .withKey(taint.key())
                    .withValue(taint.value().isEmpty() ? null : taint.value())
                    .withEffect(taint.effect())
                    .build());
        }
        return merged;
    }
}
