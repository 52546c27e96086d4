package dev.kubeone.model.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps whose order never changes, so that whatever is rendered from a manifest is the same bytes each time. */
final class Sorted {
    private Sorted() {}

    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
