package dev.kubeone.model.schema;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A list of values of one type. */
public record ListOf<T>(Type<T> item) implements Type<List<T>> {
    @Override
    public List<T> read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof SequenceNode sequence)) {
            findings.problem(path, node, "expected a list, got " + Scalars.found(node), "Begin each item with \"- \"");
            return empty();
        }
        List<T> items = new ArrayList<>();
        for (Node value : sequence.getValue()) {
            YamlPath place = path.item(items.size());
            findings.seen(place, value);
            items.add(item.read(value, place, findings));
            if (findings.full()) {
                break;
            }
        }
        return List.copyOf(items);
    }

    @Override
    public List<T> empty() {
        return List.of();
    }

    @Override
    public String label() {
        return "list of " + item.label();
    }

    @Override
    public String expects() {
        return "a list, each item " + item.expects();
    }
}
