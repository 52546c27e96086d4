package dev.kubeone.model.manifest.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place where two documents are not the same.
 *
 * @param pattern the path with {@code []} for each item of a list
 * @param before missing where only the other has it
 * @param after missing where only the first has it
 */
record Unequal(String path, String pattern, JsonNode before, JsonNode after) {
    /** Items of these lists are the same one when all of these fields are, the first of them that an item has. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "controlPlane.hosts", List.of("publicAddress", "privateAddress"),
            "staticWorkers.hosts", List.of("publicAddress", "privateAddress"),
            "controlPlane.nodeSets", List.of("name"),
            "dynamicWorkers", List.of("name"),
            "addons.addons", List.of("name"),
            "helmReleases", List.of("releaseName", "chart"));

    static List<Unequal> leaves(JsonNode before, JsonNode after) {
        List<Unequal> leaves = new ArrayList<>();
        compare("", "", before, after, leaves);
        return leaves;
    }

    private static void compare(String path, String pattern, JsonNode before, JsonNode after, List<Unequal> leaves) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            keys(before, after)
                    .forEach(key -> compare(
                            joined(path, key), joined(pattern, key), before.path(key), after.path(key), leaves));
        } else if (NAMES.containsKey(pattern)) {
            items(path, pattern, before, after, leaves);
        } else {
            leaves.add(new Unequal(path, pattern, before, after));
        }
    }

    private static void items(String path, String pattern, JsonNode before, JsonNode after, List<Unequal> leaves) {
        Map<String, JsonNode> old = named(pattern, before);
        Map<String, JsonNode> wanted = named(pattern, after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            compare(
                    path + "[" + name + "]",
                    pattern + "[]",
                    old.getOrDefault(name, MissingNode.getInstance()),
                    wanted.getOrDefault(name, MissingNode.getInstance()),
                    leaves);
        }
    }

    private static Map<String, JsonNode> named(String pattern, JsonNode list) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (JsonNode item : list) {
            String name = NAMES.get(pattern).stream()
                    .map(field -> item.path(field).asText(""))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("?");
            String unique = name;
            for (int i = 2; named.containsKey(unique); i++) {
                unique = name + " " + i;
            }
            named.put(unique, item);
        }
        return named;
    }

    private static Set<String> keys(JsonNode before, JsonNode after) {
        Set<String> keys = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String joined(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
