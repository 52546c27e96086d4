package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.Scalars;
import dev.kubeone.model.schema.YamlPath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The attributes of one object in an output. Absent, null and empty attributes are the same. */
final class Attributes {
    private final Node node;
    private final YamlPath path;
    private final Findings findings;

    private Attributes(Node node, YamlPath path, Findings findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
    }

    /** The attributes; none after telling that the value is no object. Tells about those that are not known. */
    static Optional<Attributes> of(Node node, YamlPath path, Collection<String> known, Findings findings) {
        if (!(node instanceof MappingNode)) {
            String hint = node instanceof SequenceNode ? "Terraform 0.11 wrote lists here; take the brackets away" : "";
            findings.problem(path, node, "expected an object, got " + found(node), hint);
            return Optional.empty();
        }
        for (ScalarNode key : Trees.keys(node)) {
            if (!known.contains(key.getValue())) {
                String hint = Nearest.to(key.getValue(), known)
                        .map(Nearest::didYouMean)
                        .orElse("");
                findings.problem(path.child(key.getValue()), key, "is not an attribute that KubeOne reads", hint);
            }
        }
        return Optional.of(new Attributes(node, path, findings));
    }

    Node node() {
        return node;
    }

    YamlPath path() {
        return path;
    }

    /** The attribute's value, if it says anything. */
    Optional<Node> get(String name) {
        return Trees.get(node, name).filter(value -> !Trees.isZero(value));
    }

    /** The items of an attribute that is a list; none after telling that it is something else. */
    Optional<List<Node>> list(String name) {
        Optional<Node> value = get(name);
        if (value.isEmpty() || value.get() instanceof SequenceNode) {
            return Optional.of(value.map(Trees::items).orElse(List.of()));
        }
        findings.problem(
                path.child(name),
                value.get(),
                "expected a list, got " + found(value.get()),
                "One entry for each host: " + name + " = [\u2026]");
        return Optional.empty();
    }

    /** How Terraform's users call what was found. */
    static String found(Node node) {
        return node instanceof MappingNode ? "an object" : Scalars.found(node);
    }
}
