package dev.kubeone.model.schema;

import dev.kubeone.model.secret.SecretRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping whose form somebody else decides. Keys that are known to hold secrets take references only; what was found
 * instead is never repeated.
 *
 * @param secrets keys of secrets, at any depth
 */
public record FreeMap(Set<String> secrets) implements Type<Map<String, Object>> {
    public FreeMap {
        secrets = Set.copyOf(secrets);
    }

    @Override
    public Map<String, Object> read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof MappingNode mapping)) {
            findings.problem(path, node, "expected a mapping, got " + Scalars.kind(node), "");
            return empty();
        }
        return map(mapping, path, findings);
    }

    private Map<String, Object> map(MappingNode mapping, YamlPath path, Findings findings) {
        Map<String, Object> map = new TreeMap<>();
        for (Entry entry : Entry.of(mapping, path, findings)) {
            YamlPath place = path.key(entry.name());
            findings.seen(place, entry.value());
            if (secrets.contains(entry.name()) && inlineSecret(entry.value())) {
                Secret.refuse(place, entry.value(), findings);
            } else if (!Scalars.isNull(entry.value())) {
                map.put(entry.name(), value(entry.value(), place, findings));
            }
            if (findings.full()) {
                break;
            }
        }
        return map;
    }

    /** A mapping instead of a text is a reference of the provider's own kind. */
    private static boolean inlineSecret(Node value) {
        return value instanceof ScalarNode scalar
                && !scalar.getValue().isEmpty()
                && !Scalars.isNull(value)
                && SecretRef.parse(scalar.getValue()).isEmpty();
    }

    private Object value(Node node, YamlPath path, Findings findings) {
        if (node instanceof MappingNode mapping) {
            return map(mapping, path, findings);
        }
        if (node instanceof SequenceNode sequence) {
            return list(sequence, path, findings);
        }
        return Scalars.value((ScalarNode) node);
    }

    private List<Object> list(SequenceNode sequence, YamlPath path, Findings findings) {
        List<Object> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(value(item, path.item(items.size()), findings));
            if (findings.full()) {
                break;
            }
        }
        return items;
    }

    @Override
    public Map<String, Object> empty() {
        return Map.of();
    }

    @Override
    public String label() {
        return "free mapping";
    }

    @Override
    public String expects() {
        return "a mapping";
    }
}
