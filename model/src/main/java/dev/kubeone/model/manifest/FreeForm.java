package dev.kubeone.model.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values whose form somebody else decides: texts, numbers, truth values, lists and maps of them. */
final class FreeForm {
    private FreeForm() {}

    /** The same, sorted and unchangeable all the way down; nothing is an empty map. */
    static Map<String, Object> copyOf(Map<String, Object> map) {
        Map<String, Object> copy = new TreeMap<>();
        if (map != null) {
            map.forEach((key, value) -> copy.put(key, fixed(value)));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static Object fixed(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), fixed(inner)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(fixed(item)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
