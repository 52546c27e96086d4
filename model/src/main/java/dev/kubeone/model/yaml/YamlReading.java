package dev.kubeone.model.yaml;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.schema.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the values of a document, each alias as its own copy. */
final class YamlReading {
    private final Findings findings;

    private YamlReading(Findings findings) {
        this.findings = findings;
    }

    /** The values; none after telling {@code findings} why. */
    static Optional<YamlValue> read(String text, Findings findings) {
        return YamlTree.parse(text, findings)
                .map(root -> new YamlReading(findings).value(root))
                .filter(value -> findings.problems().isEmpty());
    }

    private YamlValue value(Node node) {
        Mark at = node.getStartMark();
        if (node instanceof SequenceNode list) {
            return new YamlList(
                    list.getValue().stream().map(this::value).toList(), at.getLine() + 1, at.getColumn() + 1);
        }
        if (node instanceof MappingNode mapping) {
            return new YamlMap(entries(mapping), at.getLine() + 1, at.getColumn() + 1);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new YamlScalar(
                scalar.getTag(), scalar.getValue(), scalar.getScalarStyle(), at.getLine() + 1, at.getColumn() + 1);
    }

    private Map<String, YamlValue> entries(MappingNode mapping) {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (Tag.MERGE.equals(tuple.getKeyNode().getTag())) {
                merged.add(tuple.getValueNode());
            } else {
                own(tuple, entries);
            }
        }
        merged.forEach(source -> merge(source, entries));
        return entries;
    }

    private void own(NodeTuple tuple, Map<String, YamlValue> entries) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            findings.problem(tuple.getKeyNode().getStartMark(), "expected a text as key", "");
        } else if (entries.putIfAbsent(key.getValue(), value(tuple.getValueNode())) != null) {
            findings.problem(
                    key.getStartMark(),
                    "the key " + Shown.quoted(key.getValue()) + " is there twice",
                    "Keep one of the two");
        }
    }

    private void merge(Node source, Map<String, YamlValue> entries) {
        if (source instanceof SequenceNode list) {
            list.getValue().forEach(item -> merge(item, entries));
        } else if (source instanceof MappingNode mapping) {
            entries(mapping).forEach(entries::putIfAbsent);
        } else {
            findings.problem(source.getStartMark(), "expected a mapping to merge", "");
        }
    }
}
