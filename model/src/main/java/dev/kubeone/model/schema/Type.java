package dev.kubeone.model.schema;

import org.yaml.snakeyaml.nodes.Node;

/** A kind of value: how it is read from a YAML node, and how the reference calls it. */
public interface Type<T> {
    /** The value at {@code node}; {@link #empty} after telling {@code findings} why there is none. Never throws. */
    T read(Node node, YamlPath path, Findings findings);

    /** What a value under this free key is read as. */
    default Type<T> under(String key) {
        return this;
    }

    /** What stands for a value that is absent and has no default, or that could not be read. */
    T empty();

    /** One or two words: "number", "list of texts". */
    String label();

    /** What a value must be, to follow "expected"; the same as the label where there is nothing to add. */
    default String expects() {
        return label();
    }
}
