package dev.kubeone.model.schema;

import dev.kubeone.model.secret.SecretSigns;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A map from free keys to values of one type. */
public record MapOf<T>(Check<String> keys, Type<T> value) implements Type<Map<String, T>> {
    @Override
    public Map<String, T> read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof MappingNode mapping)) {
            findings.problem(path, node, "expected a mapping, got " + Scalars.found(node), "");
            return empty();
        }
        Map<String, T> entries = new TreeMap<>();
        for (Entry entry : Entry.of(mapping, path, findings)) {
            YamlPath place = path.key(entry.name());
            findings.seen(place, entry.value());
            if (!keys.holds(entry.name())) {
                String message = "expected a key that is " + keys.expects() + ", got " + Shown.quoted(entry.name());
                findings.problem(place, entry.key(), message, keys.hint());
            } else if (!Scalars.isNull(entry.value())) {
                tellShown(entry, place, findings);
                entries.put(entry.name(), value.under(entry.name()).read(entry.value(), place, findings));
            } else {
                entries.put(entry.name(), value.empty());
            }
            if (findings.full()) {
                break;
            }
        }
        return entries;
    }

    /** Labels, annotations and flags are for everybody to see. */
    private void tellShown(Entry entry, YamlPath place, Findings findings) {
        if (value instanceof Text
                && entry.value() instanceof ScalarNode text
                && SecretSigns.shown(entry.name(), text.getValue())) {
            findings.warning(place, text, "looks like a secret; here it is kept as plain text, for everybody to see");
        }
    }

    @Override
    public Map<String, T> empty() {
        return Map.of();
    }

    @Override
    public String label() {
        return "map to " + value.label();
    }

    @Override
    public String expects() {
        return "a mapping from " + keys.expects() + " to " + value.expects();
    }
}
