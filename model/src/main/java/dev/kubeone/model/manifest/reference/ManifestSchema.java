package dev.kubeone.model.manifest.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.fields.UpstreamFields;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.FreeMap;
import dev.kubeone.model.schema.LargeNumber;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import dev.kubeone.model.schema.WholeNumber;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YesNo;
import java.io.UncheckedIOException;

/**
 * The manifest as a JSON Schema, so that editors complete, explain and check. It accepts every good manifest; what holds
 * between fields only the reader knows.
 */
public final class ManifestSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ManifestSchema() {}

    /** The schema as text. */
    public static String text() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The schema cannot be written", e);
        }
    }

    private static ObjectNode schema() {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", ClusterFields.KIND + " " + ClusterFields.API_VERSION);
        schema.setAll(of(ClusterFields.SHAPE, YamlPath.ROOT));
        schema.put("type", "object");
        return schema;
    }

    private static ObjectNode of(Type<?> type, YamlPath path) {
        if (type instanceof Shape<?> shape) {
            return shape(shape, path);
        }
        if (type instanceof ListOf<?> list) {
            return typed("array").set("items", of(list.item(), path.item(0)));
        }
        if (type instanceof MapOf<?> map) {
            return typed("object").set("additionalProperties", value(map.value(), path.key("key")));
        }
        return leaf(type);
    }

    /** Values of maps such as labels may be written without quotes, whatever they look like. */
    private static ObjectNode value(Type<?> type, YamlPath path) {
        ObjectNode value = of(type, path);
        boolean text = value.path("type").toString().contains("string") && !value.has("enum");
        return text ? value.set("type", types("string", "number", "boolean", "null")) : value;
    }

    private static ObjectNode leaf(Type<?> type) {
        if (type instanceof Choice choice) {
            ObjectNode node = NODES.objectNode();
            ArrayNode words = node.putArray("enum");
            choice.words().forEach(words::add);
            words.add("").addNull();
            return node;
        }
        if (type instanceof YesNo) {
            return typed("boolean");
        }
        if (type instanceof WholeNumber number) {
            return range(typed("integer"), number);
        }
        if (type instanceof LargeNumber) {
            return typed("integer");
        }
        if (type instanceof FreeMap) {
            return typed("object");
        }
        return NODES.objectNode().set("type", types("string", "number", "null"));
    }

    private static ObjectNode range(ObjectNode node, WholeNumber number) {
        if (number.check() instanceof NumberCheck check) {
            node.put("minimum", check.least());
            if (check.most() < Integer.MAX_VALUE) {
                node.put("maximum", check.most());
            }
        }
        return node;
    }

    private static ObjectNode shape(Shape<?> shape, YamlPath path) {
        ObjectNode node = typed("object");
        node.put("additionalProperties", false);
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Field<?> field : shape.fields()) {
            properties.set(field.name(), field(field, path.child(field.name())));
            if (field.required()) {
                required.add(field.name());
            }
        }
        ignored(path, properties);
        return required.isEmpty() ? node : node.set("required", required);
    }

    private static ObjectNode field(Field<?> field, YamlPath path) {
        ObjectNode node = NODES.objectNode();
        node.put("description", description(field));
        node.setAll(of(field.type(), path));
        Object fallback = field.fallback();
        if (fallback instanceof Boolean flag) {
            node.put("default", flag);
        } else if (fallback instanceof Integer number) {
            node.put("default", number);
        } else if (fallback instanceof String text) {
            node.put("default", text);
        }
        return node;
    }

    private static String description(Field<?> field) {
        StringBuilder text = new StringBuilder(field.meaning().replace("`", ""));
        String expects = field.type().expects();
        boolean said = field.type() instanceof Shape<?> || field.type() instanceof Choice || expects.endsWith("a text");
        if (!said) {
            text.append(" Must be ").append(expects).append('.');
        }
        if (!field.defaultText().isEmpty() && !(field.fallback() instanceof Boolean)) {
            text.append(" Default: ")
                    .append(field.defaultText().replace("`", ""))
                    .append('.');
        }
        if (!field.example().isEmpty()) {
            text.append(" Example: ").append(field.example());
        }
        return text.toString();
    }

    /** What KubeOne accepts and ignores gives a warning, which an editor shows as deprecated. */
    private static void ignored(YamlPath path, ObjectNode properties) {
        String start = path.pattern().isEmpty() ? "" : path.pattern() + ".";
        UpstreamFields.leaves().stream()
                .filter(leaf -> leaf.startsWith(start) && UpstreamFields.ignored(leaf))
                .map(leaf -> leaf.substring(start.length()).split("[.\\[{]", 2)[0])
                .filter(name -> !properties.has(name) && UpstreamFields.ignored(start + name))
                .forEach(name -> properties
                        .putObject(name)
                        .put("description", "Ignored, as KubeOne ignores it.")
                        .put("deprecated", true));
    }

    /** Every field may be null, which is the same as leaving it out. */
    private static ObjectNode typed(String type) {
        return NODES.objectNode().set("type", types(type, "null"));
    }

    private static ArrayNode types(String... types) {
        ArrayNode node = NODES.arrayNode();
        for (String type : types) {
            node.add(type);
        }
        return node;
    }
}
