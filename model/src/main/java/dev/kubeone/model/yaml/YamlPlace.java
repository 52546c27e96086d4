package dev.kubeone.model.yaml;

import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands: keys of mappings and indexes of lists, from the top.
 *
 * @param steps each a String or an Integer
 */
public record YamlPlace(List<Object> steps) {
    /** The whole document. */
    public static final YamlPlace TOP = new YamlPlace(List.of());

    public YamlPlace {
        steps = List.copyOf(steps);
    }

    public static YamlPlace of(Object... steps) {
        return new YamlPlace(List.of(steps));
    }

    public YamlPlace child(Object step) {
        List<Object> more = new ArrayList<>(steps);
        more.add(step);
        return new YamlPlace(more);
    }

    public YamlPlace parent() {
        return new YamlPlace(steps.subList(0, steps.size() - 1));
    }

    /** The same with another last key. */
    YamlPlace sibling(String key) {
        return parent().child(key);
    }

    Object last() {
        return steps.get(steps.size() - 1);
    }

    String key() {
        return (String) last();
    }

    /** As shown to people, and as a pattern for every item of a list. */
    public YamlPath path() {
        YamlPath path = YamlPath.ROOT;
        for (Object step : steps) {
            path = step instanceof Integer index ? path.item(index) : path.child((String) step);
        }
        return path;
    }
}
