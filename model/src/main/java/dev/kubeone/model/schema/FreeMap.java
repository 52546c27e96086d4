package dev.kubeone.model.schema;

import dev.kubeone.model.secret.SecretSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping whose form somebody else decides. What a key or a text gives away as a secret becomes a reference to it. */
public record FreeMap() implements Type<Map<String, Object>> {
    private static final Secret SECRET = new Secret(true);

    @Override
    public Map<String, Object> read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof MappingNode mapping)) {
            findings.problem(path, node, "expected a mapping, got " + Scalars.kind(node), "");
            return empty();
        }
        return map(mapping, path, findings);
    }

    private static Map<String, Object> map(MappingNode mapping, YamlPath path, Findings findings) {
        Map<String, Object> map = new TreeMap<>();
        for (Entry entry : Entry.of(mapping, path, findings)) {
            YamlPath place = path.key(entry.name());
            findings.seen(place, entry.value());
            if (!Scalars.isNull(entry.value())) {
                map.put(entry.name(), value(entry.value(), SecretSigns.inKey(entry.name()), place, findings));
            }
            if (findings.full()) {
                break;
            }
        }
        return map;
    }

    /** A mapping instead of a text is a reference of the provider's own kind. */
    private static Object value(Node node, boolean secret, YamlPath path, Findings findings) {
        if (node instanceof MappingNode mapping) {
            return map(mapping, path, findings);
        }
        if (node instanceof SequenceNode sequence) {
            return list(sequence, secret, path, findings);
        }
        ScalarNode scalar = (ScalarNode) node;
        return (secret && mayHide(scalar)) || SecretSigns.inText(scalar.getValue())
                ? SECRET.read(scalar, path, findings)
                : Scalars.value(scalar);
    }

    /** {@code automountServiceAccountToken: true} hides nothing. */
    private static boolean mayHide(ScalarNode scalar) {
        return !Scalars.isNull(scalar) && !Tag.BOOL.equals(scalar.getTag());
    }

    private static List<Object> list(SequenceNode sequence, boolean secret, YamlPath path, Findings findings) {
        List<Object> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            YamlPath place = path.item(items.size());
            findings.seen(place, item);
            items.add(value(item, secret, place, findings));
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
