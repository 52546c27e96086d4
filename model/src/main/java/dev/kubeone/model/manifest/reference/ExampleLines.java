package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.schema.Block;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The fields of a shape as lines of YAML with comments. Fields that are not in use are there with a {@code #} in front
 * of the whole line, so that taking it away puts them in use.
 */
final class ExampleLines {
    private static final int WIDTH = 110;

    private final Predicate<String> used;
    private final boolean unused;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param used whether the field with a path pattern, or something in it, is in use
     * @param unused whether fields that are not in use are written at all
     */
    ExampleLines(Predicate<String> used, boolean unused) {
        this.used = used;
        this.unused = unused;
    }

    List<String> of(Shape<?> shape) {
        fields(shape, YamlPath.ROOT, "", true);
        return lines;
    }

    private void fields(Shape<?> shape, YamlPath path, String indent, boolean inUse) {
        String dash = indent;
        for (Field<?> field : shape.fields()) {
            YamlPath place = path.child(field.name());
            boolean active = inUse && used.test(place.pattern());
            if (active || unused) {
                field(field, place, dash, active);
                dash = dash.replace('-', ' ');
            }
        }
    }

    private void field(Field<?> field, YamlPath path, String indent, boolean active) {
        String plain = indent.replace('-', ' ');
        comment(field, plain, active);
        Shape<?> inner = Shape.in(field.type());
        if (inner == null || inner.fields().isEmpty()) {
            leaf(field, indent, active);
            return;
        }
        line(indent + field.name() + ":", active);
        if (field.type() instanceof ListOf<?>) {
            fields(inner, path.item(0), plain + "  - ", active);
        } else if (field.type() instanceof MapOf<?>) {
            line(plain + "  " + firstKey(field.example()) + ":", active);
            fields(inner, path.key("key"), plain + "    ", active);
        } else {
            fields(inner, path, plain + "  ", active);
        }
    }

    private void leaf(Field<?> field, String indent, boolean active) {
        if (field.type() instanceof Block) {
            line(indent + field.name() + ": |", active);
            String inside = indent.replace('-', ' ') + "  ";
            ExampleCertificate.PEM.lines().forEach(text -> line(inside + text, active));
        } else {
            line(indent + field.name() + ": " + value(field), active);
        }
    }

    private void comment(Field<?> field, String indent, boolean active) {
        String fallback = field.defaultText().isEmpty() ? "" : " Default: " + field.defaultText() + ".";
        String text = (field.meaning() + fallback).replace("`", "");
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH - indent.length()) {
                line(indent + "# " + line.toString().strip(), active);
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        line(indent + "# " + line.toString().strip(), active);
    }

    private void line(String text, boolean active) {
        lines.add((active ? "" : "#") + text);
    }

    private static String value(Field<?> field) {
        String value = ExampleValue.of(field);
        return value.isEmpty() ? "\"\"" : value;
    }

    /** {@code docker.io} of <code>{docker.io: {}}</code>. */
    private static String firstKey(String example) {
        return Arrays.stream(example.split("[{:]"))
                .filter(word -> !word.isBlank())
                .findFirst()
                .orElse("key");
    }
}
