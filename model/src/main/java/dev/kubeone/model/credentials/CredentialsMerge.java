package dev.kubeone.model.credentials;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Origin;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import dev.kubeone.model.terraform.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Lays what a credentials file holds beside variables over a manifest's tree: {@code cloudConfig}, {@code csiConfig}, and
 * the credentials of registries under {@code registriesAuth}. What stands in both is a mistake.
 */
public final class CredentialsMerge {
    /** What may stand in a credentials file beside variables. */
    static final List<String> NAMES = List.of("cloudConfig", "csiConfig", "registriesAuth");

    private static final List<String> REGISTRIES = List.of("containerRuntime", "containerd", "registries");
    private static final String AUTH = "registriesAuth";
    private static final String KIND = "ContainerRuntimeContainerd";
    private static final String BOTH = "stands in the credentials file, too";

    private CredentialsMerge() {}

    /** The manifest's tree with the configurations in it; everything wrong with them is told to {@code findings}. */
    public static Node merged(Node manifest, Map<String, String> credentials, Findings findings) {
        Node root = manifest;
        for (String name : List.of("cloudConfig", "csiConfig")) {
            String value = credentials.getOrDefault(name, "");
            root = value.isEmpty()
                    ? root
                    : put(root, List.of("cloudProvider", name), Trees.text(value, mark(name)), findings);
        }
        String registries = credentials.getOrDefault(AUTH, "");
        return registries.isEmpty() ? root : registries(root, registries, findings);
    }

    private static Node registries(Node manifest, String text, Findings findings) {
        // The parser's own words may quote the text.
        Optional<Node> document = YamlTree.parse(text, new Findings());
        boolean right = document.flatMap(node -> Trees.get(node, "kind"))
                .map(Trees::textOf)
                .filter(KIND::equals)
                .isPresent();
        if (!right) {
            String hint = "Begin it with apiVersion: kubeone.k8c.io/v1beta2 and kind: " + KIND;
            findings.problem(mark(AUTH), "is not YAML of kind " + KIND, hint);
            return manifest;
        }
        Optional<Node> registries = Trees.get(document.get(), "registries");
        Node root = manifest;
        for (ScalarNode key : registries.map(Trees::keys).orElse(List.of())) {
            String place = AUTH + ".registries." + key.getValue() + ".auth";
            Optional<Node> auth = Trees.get(registries.get(), List.of(key.getValue(), "auth"));
            if (auth.isEmpty()) {
                findings.problem(mark(place), "is missing", "");
            } else {
                List<String> path = Stream.concat(REGISTRIES.stream(), Stream.of(key.getValue(), "auth"))
                        .toList();
                root = put(root, path, marked(auth.get(), place), findings);
            }
        }
        return root;
    }

    private static Node put(Node root, List<String> path, Node value, Findings findings) {
        Optional<Node> own = Trees.get(root, path).filter(node -> !Trees.isZero(node));
        if (own.isEmpty()) {
            return Trees.put(root, path, value);
        }
        YamlPath place = YamlPath.ROOT;
        for (String field : path) {
            place = place.child(field);
        }
        findings.problem(place, own.get(), BOTH, "Keep one of the two");
        return root;
    }

    private static Node marked(Node node, String place) {
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = mapping.getValue().stream()
                    .map(tuple -> tuple(tuple, place))
                    .toList();
            return Trees.mapping(tuples, mark(place));
        }
        return node instanceof SequenceNode
                ? Trees.list(List.of(), mark(place))
                : Trees.scalar(node.getTag(), Trees.textOf(node), mark(place));
    }

    private static NodeTuple tuple(NodeTuple tuple, String place) {
        String key = Trees.textOf(tuple.getKeyNode());
        return new NodeTuple(Trees.text(key, mark(place + "." + key)), marked(tuple.getValueNode(), place + "." + key));
    }

    private static Mark mark(String place) {
        return Origin.mark("credentials file " + place, true, 0, 0);
    }
}
