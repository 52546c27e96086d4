package dev.kubeone.activities.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes maps as YAML documents, in the order they were filled; empty values are left out. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private Yaml() {}

    static String documents(List<Map<String, Object>> documents) {
        var text = new StringBuilder();
        for (var document : documents) {
            try {
                text.append(MAPPER.writeValueAsString(document));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("maps are plain data", e);
            }
        }
        return text.toString();
    }

    static Fields fields() {
        return new Fields();
    }

    /** {@code name, value} pairs as kubeadm's v1beta4 wants arguments, in the order of their names. */
    static List<Map<String, String>> arguments(Map<String, String> arguments) {
        var list = new ArrayList<Map<String, String>>();
        for (var entry : new java.util.TreeMap<>(arguments).entrySet()) {
            var argument = new LinkedHashMap<String, String>();
            argument.put("name", entry.getKey());
            argument.put("value", entry.getValue());
            list.add(argument);
        }
        return list;
    }

    /** A mapping under construction. */
    static final class Fields {
        private final Map<String, Object> map = new LinkedHashMap<>();

        /** Leaves out null, empty texts, empty lists and empty maps. */
        Fields put(String key, Object value) {
            var empty = value == null
                    || "".equals(value)
                    || (value instanceof List<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> entries && entries.isEmpty());
            if (!empty) {
                map.put(key, value instanceof Fields fields ? fields.map() : value);
            }
            return this;
        }

        /** Keeps the value even if it is empty: an empty list of taints means "none", not "the default". */
        Fields keep(String key, Object value) {
            map.put(key, value);
            return this;
        }

        Map<String, Object> map() {
            return map;
        }
    }
}
