package dev.kubeone.model.schema;

import dev.kubeone.model.secret.SecretRef;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A reference to a secret. What was found instead is never repeated in a message: it may be the secret. */
public record Secret() implements Type<String> {
    private static final String EXPECTS = "a secret reference (env:NAME or file:PATH)";

    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        if (node instanceof ScalarNode scalar && !Scalars.isNull(node)) {
            String value = scalar.getValue();
            if (value.isEmpty() || SecretRef.parse(value).isPresent()) {
                return value;
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
                "expected " + EXPECTS + ", got something else",
                "A secret does not belong into the manifest: put it into a variable or a file of the worker and refer"
                        + " to it as env:NAME or file:PATH");
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
        return EXPECTS;
    }
}
