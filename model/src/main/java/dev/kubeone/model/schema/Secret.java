package dev.kubeone.model.schema;

import dev.kubeone.model.secret.SecretRef;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A reference to a secret, or the secret itself, which is exchanged for a reference while it is read. What was found is
 * never repeated in a message.
 *
 * @param inline whether the secret itself may stand here
 */
public record Secret(boolean inline) implements Type<String> {
    private static final String REFERENCE = "a secret reference (env:NAME or file:PATH)";

    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        if (node instanceof ScalarNode scalar && !Scalars.isNull(node)) {
            String value = scalar.getValue();
            if (value.isEmpty() || SecretRef.parse(value).isPresent()) {
                return value;
            }
            if (inline && !SecretRef.looksLike(value)) {
                return findings.sealed(value);
            }
        }
        refuse(path, node, findings);
        return empty();
    }

    /** Tells that a secret stands where a reference to one belongs. */
    static void refuse(YamlPath path, Node node, Findings findings) {
        findings.problem(
                path,
                node,
                "expected " + REFERENCE + ", got something else",
                "Put the secret into a variable or a file of the worker and refer to it as env:NAME or file:PATH");
    }

    @Override
    public String empty() {
        return "";
    }

    @Override
    public String label() {
        return "secret reference";
    }

    @Override
    public String expects() {
        return REFERENCE + (inline ? " or the secret itself" : "");
    }
}
