package dev.kubeone.model.credentials;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Scalars;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A credentials file: a flat YAML mapping from names to texts. What is told of it never holds a value. */
public final class CredentialsFile {
    private CredentialsFile() {}

    /** The values by name; none after telling {@code findings} what is wrong. */
    public static Optional<Map<String, String>> read(String text, Findings findings) {
        Findings parsing = new Findings();
        Optional<Node> root = YamlTree.parse(text, parsing);
        // The parser's own words may quote the text.
        parsing.problems()
                .forEach(problem -> findings.problem("", "is not a YAML file: see line " + problem.line(), ""));
        return root.flatMap(node -> values(node, findings));
    }

    private static Optional<Map<String, String>> values(Node root, Findings findings) {
        if (!(root instanceof MappingNode mapping)) {
            findings.problem(YamlPath.ROOT, root, "expected a mapping from names to texts", "");
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        boolean good = true;
        for (NodeTuple tuple : mapping.getValue()) {
            good &= value(tuple, values, findings);
        }
        return good ? Optional.of(values) : Optional.empty();
    }

    private static boolean value(NodeTuple tuple, Map<String, String> values, Findings findings) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            findings.problem(YamlPath.ROOT, tuple.getKeyNode(), "expected a name as key", "");
            return false;
        }
        YamlPath path = YamlPath.ROOT.child(key.getValue());
        if (!(tuple.getValueNode() instanceof ScalarNode value)) {
            String hint = "Configurations are texts, too: begin them with " + key.getValue() + ": |";
            findings.problem(path, tuple.getValueNode(), "expected a text", hint);
            return false;
        }
        String text = Scalars.isNull(value) ? "" : value.getValue();
        if (values.putIfAbsent(key.getValue(), text) != null) {
            findings.problem(path, key, "is there twice", "Keep one of the two");
            return false;
        }
        return true;
    }
}
