package dev.kubeone.model.schema;

import java.util.Map;

/** The values of a shape's fields, defaults filled. */
public final class Values {
    private final Map<String, Object> values;
    private final Map<String, ?> given;

    Values(Map<String, Object> values, Map<String, ?> given) {
        this.values = values;
        this.given = given;
    }

    @SuppressWarnings("unchecked") // a shape puts under a field's name what the field's own type has read
    public <T> T get(Field<T> field) {
        if (!values.containsKey(field.name())) {
            throw new IllegalArgumentException("Not a field of this shape: " + field.name());
        }
        return (T) values.get(field.name());
    }

    /** Whether the document itself has a value for the field. */
    public boolean given(Field<?> field) {
        return given.containsKey(field.name());
    }
}
