package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Scalars;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Looking into YAML trees and making changed copies; trees themselves are never changed, because aliases share them. */
public final class Trees {
    private Trees() {}

    public static ScalarNode scalar(Tag tag, String value, Mark mark) {
        return new ScalarNode(tag, value, mark, mark, ScalarStyle.PLAIN);
    }

    public static ScalarNode text(String value, Mark mark) {
        return scalar(Tag.STR, value, mark);
    }

    public static SequenceNode list(List<Node> items, Mark mark) {
        return new SequenceNode(Tag.SEQ, true, items, mark, mark, FlowStyle.BLOCK);
    }

    public static MappingNode mapping(List<NodeTuple> tuples, Mark mark) {
        return new MappingNode(Tag.MAP, true, tuples, mark, mark, FlowStyle.BLOCK);
    }

    /** The value of a key; none if it is absent or null. A key of the mapping itself wins over what it merges in. */
    public static Optional<Node> get(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        Optional<Node> own = mapping.getValue().stream()
                .filter(tuple -> isKey(tuple, key))
                .map(NodeTuple::getValueNode)
                .findFirst();
        return own.or(() -> merged(mapping)
                        .flatMap(source -> get(source, key).stream())
                        .findFirst())
                .filter(value -> !Scalars.isNull(value));
    }

    public static Optional<Node> get(Node node, List<String> path) {
        Optional<Node> at = Optional.of(node);
        for (String key : path) {
            at = at.flatMap(parent -> get(parent, key));
        }
        return at;
    }

    /** A copy in which {@code path} has the value; mappings on the way are made where they are absent. */
    public static Node put(Node node, List<String> path, Node value) {
        if (path.isEmpty()) {
            return value;
        }
        if (!(node instanceof MappingNode mapping)) {
            // Something else stands where a mapping belongs: the reader tells that.
            return node;
        }
        Node child = get(mapping, path.get(0)).orElseGet(() -> mapping(List.of(), value.getStartMark()));
        return with(mapping, path.get(0), put(child, path.subList(1, path.size()), value));
    }

    private static MappingNode with(MappingNode mapping, String key, Node value) {
        List<NodeTuple> tuples = new ArrayList<>();
        boolean found = false;
        for (NodeTuple tuple : mapping.getValue()) {
            boolean replace = !found && isKey(tuple, key);
            tuples.add(replace ? new NodeTuple(tuple.getKeyNode(), value) : tuple);
            found |= replace;
        }
        if (!found) {
            tuples.add(new NodeTuple(text(key, value.getStartMark()), value));
        }
        return new MappingNode(
                mapping.getTag(), true, tuples, mapping.getStartMark(), mapping.getEndMark(), mapping.getFlowStyle());
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    /** Keys of a mapping, without those that it merges in. */
    public static List<ScalarNode> keys(Node node) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(key -> key instanceof ScalarNode && !Tag.MERGE.equals(key.getTag()))
                        .map(ScalarNode.class::cast)
                        .toList()
                : List.of();
    }

    /** Keys of a mapping, with those that it merges in. */
    static Set<String> allKeys(Node node) {
        Set<String> keys = new HashSet<>();
        keys(node).forEach(key -> keys.add(key.getValue()));
        if (node instanceof MappingNode mapping) {
            merged(mapping).forEach(source -> keys.addAll(allKeys(source)));
        }
        return keys;
    }

    /** A scalar's text; "" for everything else. */
    public static String textOf(Node node) {
        return node instanceof ScalarNode scalar && !Scalars.isNull(node) ? scalar.getValue() : "";
    }

    /** Whether Terraform says with this value that it has none. */
    public static boolean isZero(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().isEmpty();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().isEmpty();
        }
        boolean number = Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag());
        String text = textOf(node);
        return text.isEmpty() || (number && text.matches("-?0+(\\.0*)?"));
    }

    private static boolean isKey(NodeTuple tuple, String key) {
        return tuple.getKeyNode() instanceof ScalarNode scalar
                && !Tag.MERGE.equals(scalar.getTag())
                && scalar.getValue().equals(key);
    }

    private static Stream<Node> merged(MappingNode mapping) {
        return mapping.getValue().stream()
                .filter(tuple -> Tag.MERGE.equals(tuple.getKeyNode().getTag()))
                .map(NodeTuple::getValueNode)
                .flatMap(value -> value instanceof SequenceNode list ? list.getValue().stream() : Stream.of(value));
    }
}
