package dev.kubeone.model.schema;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** A decimal whole number that a check accepts. */
public record WholeNumber(Check<Integer> check) implements Type<Integer> {
    /** No leading zero: YAML would read 010 as 8, people read ten. */
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

    @Override
    public Integer read(Node node, YamlPath path, Findings findings) {
        return Scalars.number(node, path, findings, DECIMAL, Integer::valueOf, check);
    }

    @Override
    public Integer empty() {
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
