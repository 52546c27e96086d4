package dev.kubeone.model.manifest.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kubeone.model.secret.SecretRef;
import dev.kubeone.model.secret.SecretSigns;

/** Puts a mask over what is, or may be, a secret. */
final class Masks {
    static final String MASK = "(secret)";

    private Masks() {}

    /** A reference as it is; a sealed one without its long text; nothing of anything else. */
    static String secret(String value) {
        return value.isEmpty() || SecretRef.parse(value).isPresent() ? value : MASK;
    }

    /** The same without what a key or a URL gives away as a secret. */
    static JsonNode unknown(JsonNode data) {
        if (data.isTextual()) {
            return TextNode.valueOf(SecretSigns.masked(data.textValue(), MASK));
        }
        if (data.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            data.forEach(item -> list.add(unknown(item)));
            return list;
        }
        if (!data.isObject()) {
            return data;
        }
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        data.properties().forEach(entry -> map.set(entry.getKey(), entry(entry.getKey(), entry.getValue())));
        return map;
    }

    /** The value of a free key. */
    static JsonNode entry(String key, JsonNode value) {
        if (value.isArray() && SecretSigns.inKey(key)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> list.add(entry(key, item)));
            return list;
        }
        boolean hides = value.isTextual() || value.isNumber();
        return hides && SecretSigns.inKey(key) ? TextNode.valueOf(secret(value.asText())) : unknown(value);
    }
}
