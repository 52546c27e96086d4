package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The kubelet's settings of a host group; resources are texts such as {@code cpu=200m,memory=300Mi}. */
final class KubeletSettings {
    private static final Map<String, String> PAIRS = new TreeMap<>(Map.of(
            "system_reserved", "systemReserved",
            "kube_reserved", "kubeReserved",
            "eviction_hard", "evictionHard"));
    private static final Map<String, String> PLAIN = new TreeMap<>(Map.of(
            "max_pods", "maxPods",
            "image_gc_high_threshold_percent", "imageGCHighThresholdPercent",
            "image_gc_low_threshold_percent", "imageGCLowThresholdPercent",
            "image_minimum_gc_age", "imageMinimumGCAge",
            "image_maximum_gc_age", "imageMaximumGCAge"));

    private KubeletSettings() {}

    /** The settings as a manifest writes them. */
    static Optional<Node> of(Node node, YamlPath path, Findings findings) {
        List<String> known = new ArrayList<>(PAIRS.keySet());
        known.addAll(PLAIN.keySet());
        return Attributes.of(node, path, known, findings).map(attributes -> {
            List<NodeTuple> fields = new ArrayList<>();
            PLAIN.forEach((name, field) -> Trees.get(node, name)
                    .filter(value -> !Trees.textOf(value).isEmpty())
                    .ifPresent(value -> fields.add(field(field, value))));
            PAIRS.forEach((name, field) -> attributes
                    .get(name)
                    .ifPresent(value -> fields.add(field(field, pairs(name, value, path.child(name), findings)))));
            return Trees.mapping(fields, node.getStartMark());
        });
    }

    private static Node pairs(String name, Node value, YamlPath path, Findings findings) {
        char sign = name.equals("eviction_hard") ? '<' : '=';
        List<NodeTuple> entries = new ArrayList<>();
        if (!(value instanceof ScalarNode)) {
            findings.problem(
                    path, value, "expected a text such as " + example(sign) + ", got " + Attributes.found(value), "");
            return Trees.mapping(entries, value.getStartMark());
        }
        for (String pair : Trees.textOf(value).split(",")) {
            int at = pair.indexOf(sign);
            if (at > 0) {
                entries.add(new NodeTuple(
                        Trees.text(pair.substring(0, at).strip(), value.getStartMark()),
                        Trees.text(pair.substring(at + 1).strip(), value.getStartMark())));
            } else if (!pair.isBlank()) {
                findings.problem(path, value, "expected a text such as " + example(sign) + ", got another form", "");
                break;
            }
        }
        return Trees.mapping(entries, value.getStartMark());
    }

    private static String example(char sign) {
        return sign == '<' ? "memory.available<200Mi,nodefs.available<10%" : "cpu=200m,memory=300Mi";
    }

    private static NodeTuple field(String name, Node value) {
        return new NodeTuple(Trees.text(name, value.getStartMark()), value);
    }
}
