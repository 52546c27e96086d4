package dev.kubeone.model.schema;

import java.util.regex.Pattern;

/**
 * Where a value stands in a document.
 *
 * @param text as shown to people: {@code controlPlane.hosts[0].labels["a/b"]}
 * @param pattern the same for every item and key: {@code controlPlane.hosts[].labels{}}
 */
public record YamlPath(String text, String pattern) {
    public static final YamlPath ROOT = new YamlPath("", "");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /** A named field below this place. */
    public YamlPath child(String field) {
        String name = PLAIN.matcher(field).matches() ? field : Shown.quoted(field);
        return new YamlPath(joined(text, name), joined(pattern, name));
    }

    /** An item of the list that is here. */
    public YamlPath item(int index) {
        return new YamlPath(text + "[" + index + "]", pattern + "[]");
    }

    /** The value of a free key of the map that is here. */
    public YamlPath key(String key) {
        String shown = PLAIN.matcher(key).matches() ? joined(text, key) : text + "[" + Shown.quoted(key) + "]";
        return new YamlPath(shown, pattern + "{}");
    }

    private static String joined(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
