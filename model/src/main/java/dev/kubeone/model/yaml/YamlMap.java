package dev.kubeone.model.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping from texts to values, in the order of the document. */
public final class YamlMap implements YamlValue {
    private final Map<String, YamlValue> entries;
    private final int line;
    private final int column;

    YamlMap(Map<String, YamlValue> entries, int line, int column) {
        this.entries = new LinkedHashMap<>(entries);
        this.line = line;
        this.column = column;
    }

    /** A mapping without entries. */
    public static YamlMap empty() {
        return new YamlMap(Map.of(), 0, 0);
    }

    /** A mapping with one entry. */
    public static YamlMap of(String key, YamlValue value) {
        return new YamlMap(Map.of(key, value), 0, 0);
    }

    public Map<String, YamlValue> entries() {
        return Collections.unmodifiableMap(entries);
    }

    public Optional<YamlValue> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(String key, YamlValue value) {
        entries.put(key, value);
    }

    void remove(String key) {
        entries.remove(key);
    }

    /** Puts another entry into the place of one. */
    void replace(String key, String newKey, YamlValue value) {
        Map<String, YamlValue> old = new LinkedHashMap<>(entries);
        entries.clear();
        old.forEach((k, v) -> entries.put(k.equals(key) ? newKey : k, k.equals(key) ? value : v));
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return column;
    }

    @Override
    public boolean same(YamlValue other) {
        return other instanceof YamlMap map
                && map.entries.keySet().equals(entries.keySet())
                && entries.entrySet().stream()
                        .allMatch(entry -> entry.getValue().same(map.entries.get(entry.getKey())));
    }
}
