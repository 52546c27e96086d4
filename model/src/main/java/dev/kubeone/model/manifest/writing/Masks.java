package dev.kubeone.model.manifest.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kubeone.model.secret.SecretRef;
import java.util.Locale;
import java.util.regex.Pattern;

/** Puts a mask over what is, or may be, a secret. */
final class Masks {
    static final String MASK = "(secret)";

    /** Keys in blocks whose fields somebody else defines. */
    private static final Pattern TELLING = Pattern.compile(
            "pass(word|wd|phrase)?|.*(password|passwd|passphrase|secret|secretkey|token|apikey|accesskey|accesskeyid"
                    + "|secretaccesskey|privatekey|credentials?|serviceaccount)");
    /** A user and password in a URL. */
    private static final Pattern IN_URL = Pattern.compile("//[^/@\\s]+@");

    private Masks() {}

    /** A reference as it is; a sealed one without its long text; nothing of anything else. */
    static String secret(String value) {
        return value.isEmpty() || SecretRef.parse(value).isPresent() ? value : MASK;
    }

    /** The same without what a key or a URL gives away as a secret. */
    static JsonNode unknown(JsonNode data) {
        if (data.isTextual()) {
            return TextNode.valueOf(IN_URL.matcher(data.textValue()).replaceAll("//" + MASK + "@"));
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

    private static JsonNode entry(String key, JsonNode value) {
        String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        boolean scalar = !value.isContainerNode() && !value.isNull();
        return scalar && TELLING.matcher(name).matches() ? TextNode.valueOf(secret(value.asText())) : unknown(value);
    }
}
