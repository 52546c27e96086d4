package dev.kubeone.model.manifest.fields;

import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.FreeMap;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Parameter;
import dev.kubeone.model.schema.Secret;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Text;
import dev.kubeone.model.schema.Type;
import dev.kubeone.model.schema.Values;
import dev.kubeone.model.schema.WholeNumber;
import dev.kubeone.model.schema.YesNo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Short words for the tables. */
final class Kinds {
    static final Type<Boolean> SWITCH = new YesNo();
    static final Type<String> SECRET = new Secret(true);

    /** Where the secret itself is not taken. */
    static final Type<String> SECRET_REFERENCE = new Secret(false);

    static final Type<Map<String, Object>> FREE = new FreeMap();

    private Kinds() {}

    static Field<String> text(String name, TextCheck check, String meaning) {
        return Field.of(name, new Text(check), meaning);
    }

    static Field<Boolean> flag(String name, String meaning) {
        return Field.of(name, SWITCH, meaning).or(false);
    }

    static Field<List<String>> texts(String name, TextCheck check, String meaning) {
        return Field.of(name, new ListOf<>(new Text(check)), meaning);
    }

    static Field<Map<String, String>> map(String name, TextCheck keys, TextCheck values, String meaning) {
        return Field.of(name, new MapOf<>(keys, new Text(values)), meaning);
    }

    /** Values for templates of somebody else. */
    static Field<Map<String, String>> parameters(String name, String meaning) {
        return Field.of(name, new MapOf<>(TextCheck.PARAMETER, new Parameter()), meaning);
    }

    /** A reference to a secret. Every secret of the manifest is declared by this one word. */
    static Field<String> secret(String name, String meaning) {
        return Field.of(name, SECRET, meaning);
    }

    static Field<Integer> number(String name, NumberCheck check, String meaning) {
        return Field.of(name, new WholeNumber(check), meaning);
    }

    /** A block without fields, whose presence says everything. */
    static <R> Field<R> marker(String name, String title, Supplier<R> maker, String meaning) {
        return Field.of(name, shape(title, v -> maker.get()), meaning).orNull().like("{}");
    }

    static <R> Shape<R> shape(String title, Function<Values, R> maker, Field<?>... fields) {
        return new Shape<>(title, UnsupportedFields.INSTANCE, maker, fields);
    }
}
