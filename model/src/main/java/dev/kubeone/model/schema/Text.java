package dev.kubeone.model.schema;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One line of text that a check accepts; an empty text is the same as none. */
public record Text(Check<String> check) implements Type<String> {
    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof ScalarNode scalar) || Scalars.isNull(node)) {
            findings.problem(path, node, "expected " + expects() + ", got " + Scalars.found(node), "");
            return empty();
        }
        String value = scalar.getValue();
        if (value.chars().anyMatch(Character::isISOControl)) {
            findings.problem(path, node, "expected one line without control characters", "");
            return empty();
        }
        if (!value.isEmpty() && !check.holds(value)) {
            findings.problem(path, node, "expected " + expects() + ", got " + Shown.quoted(value), check.hint());
            return empty();
        }
        return value;
    }

    @Override
    public String empty() {
        return "";
    }

    @Override
    public String label() {
        return check.label();
    }

    @Override
    public String expects() {
        return check.expects();
    }
}
