package dev.kubeone.model.schema;

import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Refuses a tree that grows out of bounds when its aliases are followed, and tags that mean nothing here. */
final class TreeBounds {
    private static final int MOST_NODES = 300_000;
    private static final int DEEPEST = 100;
    private static final String STANDARD = "tag:yaml.org,2002:";

    private final Findings findings;
    private int nodes;

    private TreeBounds(Findings findings) {
        this.findings = findings;
    }

    static boolean hold(Node root, Findings findings) {
        return new TreeBounds(findings).within(root, 0);
    }

    private boolean within(Node node, int depth) {
        nodes++;
        if (nodes > MOST_NODES || depth > DEEPEST) {
            findings.problem(node.getStartMark(), "the file grows out of bounds when its aliases are followed", "");
            return false;
        }
        if (!node.getTag().getValue().startsWith(STANDARD)) {
            findings.problem(
                    node.getStartMark(),
                    "the YAML tag " + Shown.quoted(node.getTag().getValue()) + " means nothing here",
                    "");
            return false;
        }
        return !(node instanceof CollectionNode<?>) || childrenWithin(node, depth + 1);
    }

    private boolean childrenWithin(Node node, int depth) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().allMatch(item -> within(item, depth));
        }
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (!within(tuple.getKeyNode(), depth) || !within(tuple.getValueNode(), depth)) {
                return false;
            }
        }
        return true;
    }
}
