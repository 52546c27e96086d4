package dev.kubeone.model.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Tag;

/** A text, a number, true, false or nothing. */
public record YamlScalar(Tag tag, String text, ScalarStyle style, int line, int column) implements YamlValue {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");

    /** A text that is written without quotes where that can be. */
    public static YamlScalar text(String text) {
        return new YamlScalar(Tag.STR, text, ScalarStyle.PLAIN, 0, 0);
    }

    public static YamlScalar number(int number) {
        return new YamlScalar(Tag.INT, Integer.toString(number), ScalarStyle.PLAIN, 0, 0);
    }

    public static YamlScalar flag(boolean flag) {
        return new YamlScalar(Tag.BOOL, Boolean.toString(flag), ScalarStyle.PLAIN, 0, 0);
    }

    public boolean isText() {
        return Tag.STR.equals(tag);
    }

    boolean isNothing() {
        return Tag.NULL.equals(tag);
    }

    /** The value as a flag, if it is one. */
    public Optional<Boolean> flag() {
        return Tag.BOOL.equals(tag) ? Optional.of(TRUE.contains(text.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    @Override
    public boolean same(YamlValue other) {
        return other instanceof YamlScalar scalar
                && tag.equals(scalar.tag)
                && (isNothing() || text.equals(scalar.text));
    }
}
