package dev.kubeone.model.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A key of a mapping with its value. */
record Entry(String name, Node key, Node value) {

    /**
     * The entries of a mapping, those that {@code <<} merges in last; own keys win. A key that stands twice or is not a
     * text is told to {@code findings}.
     */
    static Collection<Entry> of(MappingNode mapping, YamlPath path, Findings findings) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            own(tuple, path, findings, entries);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (isMerge(tuple)) {
                merge(tuple.getValueNode(), path, findings, entries);
            }
        }
        return entries.values();
    }

    private static void own(NodeTuple tuple, YamlPath path, Findings findings, Map<String, Entry> entries) {
        if (isMerge(tuple)) {
            return;
        }
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            findings.problem(
                    path, tuple.getKeyNode(), "expected a text as key, got " + Scalars.found(tuple.getKeyNode()), "");
            return;
        }
        Entry entry = new Entry(key.getValue(), key, tuple.getValueNode());
        Entry first = entries.putIfAbsent(entry.name(), entry);
        if (first != null) {
            int line = first.key().getStartMark().getLine() + 1;
            findings.problem(
                    path.child(entry.name()), key, "is there twice, first in line " + line, "Keep one of the two");
        }
    }

    private static void merge(Node merged, YamlPath path, Findings findings, Map<String, Entry> entries) {
        List<Node> sources = merged instanceof SequenceNode list ? list.getValue() : List.of(merged);
        for (Node source : sources) {
            if (source instanceof MappingNode mapping) {
                of(mapping, path, new Findings()).forEach(entry -> entries.putIfAbsent(entry.name(), entry));
            } else {
                findings.problem(path, source, "expected a mapping to merge, got " + Scalars.found(source), "");
            }
        }
    }

    private static boolean isMerge(NodeTuple tuple) {
        return Tag.MERGE.equals(tuple.getKeyNode().getTag());
    }
}
