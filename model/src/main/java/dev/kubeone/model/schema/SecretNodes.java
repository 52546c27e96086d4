package dev.kubeone.model.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Which values are secrets, and where else the same value stands: an alias may carry a secret to a place that shows it. */
final class SecretNodes {
    private final IdentityHashMap<Node, List<YamlPath>> places = new IdentityHashMap<>();
    private final IdentityHashMap<Node, YamlPath> secrets = new IdentityHashMap<>();
    private final Set<YamlPath> sealed = new HashSet<>();

    void seen(YamlPath path, Node node) {
        if (node instanceof ScalarNode) {
            places.computeIfAbsent(node, any -> new ArrayList<>(1)).add(path);
        }
    }

    void sealed(YamlPath path, Node node) {
        secrets.putIfAbsent(node, path);
        sealed.add(path);
    }

    /** Tells of every place that shows what is a secret elsewhere. */
    void tellShown(Findings findings) {
        secrets.forEach((node, secret) -> places.getOrDefault(node, List.of()).stream()
                .filter(place -> !sealed.contains(place))
                .forEach(place -> findings.problem(
                        place.text(),
                        "is an alias of the secret at " + secret.text() + ", and everybody would see it here",
                        "Write a value of its own")));
    }
}
