package dev.kubeone.model.credentials;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.Scalars;
import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A credentials file: a flat YAML mapping from names to texts. What is told of it never holds a value. */
public final class CredentialsFile {
    /** KubeOne fills templates of addons with them. */
    private static final Set<String> OF_ADDONS = Set.of("addonParams", "customSecrets");

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

    /** What there is to say of names that nothing reads; each names one, never a value. */
    public static List<String> unused(Set<String> names) {
        Set<String> known = CredentialCatalog.bundled().names();
        return names.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> Shown.quoted(name) + " is not used" + why(name, known))
                .toList();
    }

    private static String why(String name, Set<String> known) {
        if (OF_ADDONS.contains(name)) {
            return ": addons are applied as they are";
        }
        if (name.equals("AWS_PROFILE")) {
            return ": it counts in the environment only";
        }
        return Nearest.to(name, known)
                .map(near -> ". " + Nearest.didYouMean(near))
                .orElse("");
    }
}
