package dev.kubeone.model.yaml;

/** Something that is done to a document. */
sealed interface YamlChange {
    /** Another entry in the place of one; {@code value} is null where only the key is another. */
    record Replace(YamlPlace at, String key, YamlValue value) implements YamlChange {}

    record Remove(YamlPlace at) implements YamlChange {}

    /** A new entry of a mapping that is there; {@code origin} is where it came from in the original, or negative. */
    record Insert(YamlPlace at, YamlValue value, boolean first, int origin) implements YamlChange {}

    /** {@code key: value} becomes {@code outer: {inner: value}}. */
    record Wrap(YamlPlace at, String outer, String inner) implements YamlChange {}

    /** Each item of a list becomes {@code {key: item}}. */
    record WrapItems(YamlPlace list, String key) implements YamlChange {}

    /** An entry becomes an entry of another mapping that is there. */
    record Move(YamlPlace from, YamlPlace to) implements YamlChange {}

    /** The items of one list, which goes, become the last ones of another. */
    record Append(YamlPlace from, YamlPlace to) implements YamlChange {}
}
