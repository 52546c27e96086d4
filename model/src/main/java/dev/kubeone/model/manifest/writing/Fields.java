package dev.kubeone.model.manifest.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Secret;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import java.util.Collection;

/** Leaves out of a manifest's data what says nothing, and what nobody may see. */
final class Fields {
    private Fields() {}

    static JsonNode of(Type<?> type, JsonNode data) {
        if (type instanceof Shape<?> shape && data.isObject()) {
            return fields(shape, data);
        }
        if (type instanceof MapOf<?> map && data.isObject()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            data.properties()
                    .forEach(entry -> result.set(entry.getKey(), entry(map.value(), entry.getKey(), entry.getValue())));
            return result;
        }
        if (type instanceof ListOf<?> list && data.isArray()) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            data.forEach(item -> result.add(of(list.item(), item)));
            return result;
        }
        if (type instanceof Secret && data.isTextual()) {
            return TextNode.valueOf(Masks.secret(data.textValue()));
        }
        return Masks.unknown(data);
    }

    private static JsonNode entry(Type<?> type, String key, JsonNode value) {
        return value.isContainerNode() ? of(type, value) : Masks.entry(key, value);
    }

    private static JsonNode fields(Shape<?> shape, JsonNode data) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Field<?> field : shape.fields()) {
            JsonNode value = data.path(field.name());
            if (!value.isMissingNode() && !value.isNull()) {
                JsonNode written = of(field.type(), value);
                if (says(field, written)) {
                    result.set(field.name(), written);
                }
            }
        }
        return result;
    }

    /** Whether the field written is another manifest than the field left out. */
    private static boolean says(Field<?> field, JsonNode value) {
        if (value.isTextual()) {
            return !value.textValue().isEmpty();
        }
        if (value.isArray() && value.isEmpty()) {
            return field.fallback() instanceof Collection<?> fallback && !fallback.isEmpty();
        }
        return !value.isObject() || !value.isEmpty() || field.nullable() || field.fallback() != null;
    }
}
