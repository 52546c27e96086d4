package dev.kubeone.model.schema;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A decimal whole number of up to 18 digits that a check accepts. */
public record LargeNumber(Check<Long> check) implements Type<Long> {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    @Override
    public Long read(Node node, YamlPath path, Findings findings) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        boolean decimal = DECIMAL.matcher(text).matches();
        if (decimal && Tag.INT.equals(node.getTag()) && check.holds(Long.parseLong(text))) {
            return Long.valueOf(text);
        }
        boolean quoted = decimal && Tag.STR.equals(node.getTag());
        findings.problem(
                path,
                node,
                "expected " + expects() + ", got " + Scalars.found(node),
                quoted ? "Write the number without quotes" : check.hint());
        return empty();
    }

    @Override
    public Long empty() {
        return null;
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
