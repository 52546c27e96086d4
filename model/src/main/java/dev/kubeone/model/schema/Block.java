package dev.kubeone.model.schema;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Text of several lines that a check accepts; blank text is the same as none. What was found is not repeated: it is long. */
public record Block(Check<String> check) implements Type<String> {
    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof ScalarNode scalar) || Scalars.isNull(node)) {
            findings.problem(path, node, "expected " + expects() + ", got " + Scalars.found(node), check.hint());
            return empty();
        }
        String value = scalar.getValue();
        if (value.isBlank()) {
            return empty();
        }
        if (!check.holds(value)) {
            findings.problem(path, node, "expected " + expects() + ", got another text", check.hint());
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
