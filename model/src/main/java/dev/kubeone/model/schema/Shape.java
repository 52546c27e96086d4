package dev.kubeone.model.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A mapping with known fields, which becomes a record. */
public final class Shape<R> implements Type<R> {
    private final String title;
    private final List<Field<?>> fields;
    private final Function<Values, R> maker;
    private final UnknownFields unknown;

    /**
     * @param title what the mapping is, for the reference: "host"
     * @param maker makes the record; called with every field's value or its stand-in
     * @param unknown says what there is to say about fields that are not among {@code fields}
     */
    public Shape(String title, UnknownFields unknown, Function<Values, R> maker, Field<?>... fields) {
        this.title = title;
        this.unknown = unknown;
        this.maker = maker;
        this.fields = List.copyOf(Arrays.asList(fields));
    }

    /** The shape of what a type holds, also of the items of a list and the values of a map; null where there is none. */
    public static Shape<?> in(Type<?> type) {
        if (type instanceof ListOf<?> list) {
            return in(list.item());
        }
        if (type instanceof MapOf<?> map) {
            return in(map.value());
        }
        return type instanceof Shape<?> shape ? shape : null;
    }

    @Override
    public R read(Node node, YamlPath path, Findings findings) {
        if (!(node instanceof MappingNode mapping)) {
            // A secret that stands one level too high is still a secret.
            boolean secret = fields.stream().anyMatch(field -> field.type() instanceof Secret type && type.inline());
            String found = secret ? Scalars.kind(node) : Scalars.found(node);
            findings.problem(path, node, "expected a mapping, got " + found, "");
            return empty();
        }
        Map<String, Entry> given = given(mapping, path, findings);
        Map<String, Object> values = new HashMap<>();
        for (Field<?> field : fields) {
            values.put(field.name(), read(field, given.get(field.name()), node, path, findings));
        }
        return maker.apply(new Values(values, given));
    }

    private Map<String, Entry> given(MappingNode mapping, YamlPath path, Findings findings) {
        Map<String, Entry> given = new LinkedHashMap<>();
        for (Entry entry : Entry.of(mapping, path, findings)) {
            if (fields.stream().noneMatch(field -> field.name().equals(entry.name()))) {
                unknown.found(path.child(entry.name()), entry.name(), entry.key(), names(), findings);
            } else if (!Scalars.isNull(entry.value())) {
                given.put(entry.name(), entry);
            }
            if (findings.full()) {
                break;
            }
        }
        return given;
    }

    private static <T> T read(Field<T> field, Entry entry, Node parent, YamlPath path, Findings findings) {
        YamlPath place = path.child(field.name());
        if (entry != null) {
            findings.seen(place, entry.value());
            T value = field.type().read(entry.value(), place, findings);
            boolean missing = value == null || "".equals(value);
            if (missing && field.required() && !findings.doubted(place.text())) {
                findings.problem(place, entry.value(), "must not be empty", "");
            }
            return missing ? field.absent() : value;
        }
        if (field.required() && !findings.doubted(place.text())) {
            findings.problem(
                    place, parent, "is missing", field.example().isEmpty() ? "" : "Example: " + field.example());
        }
        return field.absent();
    }

    @Override
    public R empty() {
        Map<String, Object> values = new HashMap<>();
        fields.forEach(field -> values.put(field.name(), field.absent()));
        return maker.apply(new Values(values, Map.of()));
    }

    @Override
    public String label() {
        return title;
    }

    public List<Field<?>> fields() {
        return fields;
    }

    private List<String> names() {
        return fields.stream().<String>map(Field::name).toList();
    }
}
