package dev.kubeone.model.schema;

/**
 * The one description of a field: reading it, its default, the check for unknown fields and the reference all come from
 * here.
 *
 * @param fallback value when the field is absent, or null
 * @param defaultText how the reference names the default; "" when there is none
 * @param nullable whether an absent field is null in the record; otherwise the type's empty value stands for it
 * @param required whether the field must be given
 * @param meaning one sentence for the reference
 * @param example a value as it is written in YAML, or ""
 */
public record Field<T>(
        String name,
        Type<T> type,
        T fallback,
        String defaultText,
        boolean nullable,
        boolean required,
        String meaning,
        String example) {

    public static <T> Field<T> of(String name, Type<T> type, String meaning) {
        return new Field<>(name, type, null, "", false, false, meaning, "");
    }

    /** The value of an absent field. */
    public Field<T> or(T value) {
        return or(value, String.valueOf(value));
    }

    public Field<T> or(T value, String text) {
        return new Field<>(name, type, value, text, nullable, required, meaning, example);
    }

    /** Says what an absent field becomes where that depends on other fields. */
    public Field<T> orDerived(String text) {
        return or(null, text);
    }

    public Field<T> must() {
        return new Field<>(name, type, fallback, defaultText, nullable, true, meaning, example);
    }

    public Field<T> orNull() {
        return new Field<>(name, type, fallback, defaultText, true, required, meaning, example);
    }

    public Field<T> like(String text) {
        return new Field<>(name, type, fallback, defaultText, nullable, required, meaning, text);
    }

    T absent() {
        return fallback != null || nullable ? fallback : type.empty();
    }
}
