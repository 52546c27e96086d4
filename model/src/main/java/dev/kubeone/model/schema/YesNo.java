package dev.kubeone.model.schema;

import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** True or false, in any of YAML's plain spellings. */
public record YesNo() implements Type<Boolean> {
    private static final Set<String> TRUE = Set.of("true", "yes", "on");

    @Override
    public Boolean read(Node node, YamlPath path, Findings findings) {
        if (node instanceof ScalarNode scalar && Tag.BOOL.equals(node.getTag())) {
            return isTrue(scalar.getValue());
        }
        findings.problem(path, node, "expected " + expects() + ", got " + Scalars.found(node), "");
        return empty();
    }

    static boolean isTrue(String word) {
        return TRUE.contains(word.toLowerCase(Locale.ROOT));
    }

    @Override
    public Boolean empty() {
        return false;
    }

    @Override
    public String label() {
        return "true or false";
    }
}
