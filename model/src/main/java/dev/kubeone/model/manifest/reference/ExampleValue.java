package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.schema.Block;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.YesNo;

/** A value as it could stand in a manifest. */
final class ExampleValue {
    private ExampleValue() {}

    /** The field's own example, else what its type or its default gives away; "" where neither does. */
    static String of(Field<?> field) {
        if (!field.example().isEmpty()) {
            return field.example();
        }
        if (field.type() instanceof YesNo) {
            return String.valueOf(!Boolean.TRUE.equals(field.fallback()));
        }
        Object fallback = field.fallback();
        if (fallback instanceof String text) {
            return text.contains(": ") || text.endsWith(":") ? "\"" + text + "\"" : text;
        }
        if (fallback instanceof Number) {
            return fallback.toString();
        }
        if (field.type() instanceof Choice choice) {
            return choice.words().get(0);
        }
        boolean empty = field.type() instanceof Shape<?> shape && shape.fields().isEmpty();
        return field.type() instanceof Block ? "|" : empty ? "{}" : "";
    }
}
