package dev.kubeone.model.schema;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** A decimal whole number of up to 18 digits that a check accepts. */
public record LargeNumber(Check<Long> check) implements Type<Long> {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    @Override
    public Long read(Node node, YamlPath path, Findings findings) {
        return Scalars.number(node, path, findings, DECIMAL, Long::valueOf, check);
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
