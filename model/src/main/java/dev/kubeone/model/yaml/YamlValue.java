package dev.kubeone.model.yaml;

/** A value of a document, its aliases and merges followed. */
public sealed interface YamlValue permits YamlScalar, YamlList, YamlMap {
    /** Line in the text it was read from; the first is 1, and 0 is nowhere. */
    int line();

    /** Column in the text it was read from; the first is 1. */
    int column();

    /** Whether both say the same, however it is written and in whatever order of keys. */
    boolean same(YamlValue other);

    /** Whether it is written as nothing, {@code ~} or {@code null}. */
    default boolean isNull() {
        return this instanceof YamlScalar scalar && scalar.isNothing();
    }
}
