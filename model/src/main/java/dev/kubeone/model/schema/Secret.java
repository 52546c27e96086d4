package dev.kubeone.model.schema;

import dev.kubeone.model.beside.FileRefusedException;
import dev.kubeone.model.secret.SecretRef;
import java.nio.charset.StandardCharsets;
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

    /** In front of a file beside the document whose content is the secret. */
    private static final String BESIDE = "beside:";

    private static final int LARGEST_FILE = 96_000;

    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        if (node instanceof ScalarNode scalar && !Scalars.isNull(node)) {
            String value = scalar.getValue();
            if (value.isEmpty() || SecretRef.parse(value).isPresent()) {
                return value;
            }
            if (inline && value.startsWith(BESIDE)) {
                return beside(value.substring(BESIDE.length()), path, node, findings);
            }
            if (inline && !SecretRef.looksLike(value)) {
                return findings.sealed(path, scalar);
            }
        }
        refuse(path, node, findings);
        return empty();
    }

    private String beside(String file, YamlPath path, Node node, Findings findings) {
        try {
            return findings.files()
                    .read(file, LARGEST_FILE)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8).stripTrailing())
                    .map(findings::sealed)
                    .orElseGet(() -> findings.sealed(""));
        } catch (FileRefusedException refused) {
            findings.problem(path, node, file + " " + refused.getMessage(), refused.hint());
            return empty();
        }
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
        return REFERENCE + (inline ? ", beside:PATH, or the secret itself" : "");
    }
}
