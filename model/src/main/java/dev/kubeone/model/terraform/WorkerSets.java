package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Worker sets of Terraform laid over those of the manifest, by name. What the manifest says of a set wins; Terraform
 * fills what is absent in its {@code cloudProviderSpec}, and its {@code replicas}.
 */
final class WorkerSets {
    private static final List<String> SPEC = List.of("providerSpec", "cloudProviderSpec");
    private static final List<String> KEYS = List.of("providerSpec", "sshPublicKeys");

    /** As in the manifest; what stands in them is read there. */
    private static final List<String> KNOWN = List.of("name", "replicas", "providerSpec");

    private final List<Node> sets;
    private final Findings findings;

    private WorkerSets(List<Node> sets, Findings findings) {
        this.sets = new ArrayList<>(sets);
        this.findings = findings;
    }

    /** The manifest's sets and Terraform's, new ones last and sorted by name. */
    static List<Node> merged(List<Node> manifest, Node terraform, YamlPath path, Findings findings) {
        WorkerSets merge = new WorkerSets(manifest, findings);
        Trees.keys(terraform).stream()
                .sorted(Comparator.comparing(ScalarNode::getValue))
                .forEach(name -> Trees.get(terraform, name.getValue())
                        .ifPresent(value -> merge.add(name, value, path.child(name.getValue()))));
        return merge.sets;
    }

    private void add(ScalarNode name, Node value, YamlPath path) {
        if (Attributes.of(value, path, KNOWN, findings).isEmpty()) {
            return;
        }
        for (int i = 0; i < sets.size(); i++) {
            Optional<Node> known = Trees.get(sets.get(i), "name");
            if (known.map(Trees::textOf).filter(name.getValue()::equals).isPresent()) {
                sets.set(i, filled(sets.get(i), value));
                return;
            }
        }
        Node named = Trees.put(value, List.of("name"), Trees.text(name.getValue(), name.getStartMark()));
        sets.add(withPlainKeys(named));
    }

    private static Node filled(Node own, Node terraform) {
        Node set = own;
        Optional<Node> replicas = Trees.get(terraform, "replicas");
        if (Trees.get(own, "replicas").isEmpty() && replicas.isPresent()) {
            set = Trees.put(set, List.of("replicas"), replicas.get());
        }
        Optional<Node> spec = Trees.get(terraform, SPEC);
        return spec.isPresent() ? Trees.put(set, SPEC, filledSpec(Trees.get(own, SPEC), spec.get())) : set;
    }

    private static Node filledSpec(Optional<Node> own, Node terraform) {
        Node filled = own.orElseGet(() -> Trees.mapping(List.of(), terraform.getStartMark()));
        if (!(terraform instanceof MappingNode given) || !(filled instanceof MappingNode)) {
            return own.orElse(terraform);
        }
        // The machine-controller's reader takes no notice of upper and lower case.
        Set<String> known = keys(filled);
        for (NodeTuple tuple : given.getValue()) {
            String key = Trees.textOf(tuple.getKeyNode());
            boolean absent = !known.contains(key.toLowerCase(Locale.ROOT));
            if (absent && !Trees.isZero(tuple.getValueNode())) {
                filled = Trees.put(filled, List.of(key), tuple.getValueNode());
            }
        }
        return filled;
    }

    private static Set<String> keys(Node spec) {
        return Trees.allKeys(spec).stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Terraform's {@code file(…)} keeps the line break at the end of a public key's file. */
    private static Node withPlainKeys(Node set) {
        Optional<Node> keys = Trees.get(set, KEYS).filter(SequenceNode.class::isInstance);
        return keys.map(list -> Trees.put(
                        set,
                        KEYS,
                        Trees.list(
                                Trees.items(list).stream()
                                        .map(WorkerSets::stripped)
                                        .toList(),
                                list.getStartMark())))
                .orElse(set);
    }

    private static Node stripped(Node key) {
        return key instanceof ScalarNode scalar
                ? Trees.scalar(scalar.getTag(), scalar.getValue().strip(), scalar.getStartMark())
                : key;
    }
}
