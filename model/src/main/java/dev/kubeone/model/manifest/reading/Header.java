package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.schema.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Whether a document is a manifest of the version that the field tables describe; if not, only that is told. */
final class Header {
    private static final Set<String> OLD = Set.of("kubeone.io/v1alpha1", "kubeone.io/v1beta1");

    private Header() {}

    static boolean isManifest(Node root, Findings findings) {
        if (!(root instanceof MappingNode mapping)) {
            findings.problem(YamlPath.ROOT, root, "the file is not a mapping of fields to values", "");
            return false;
        }
        boolean version = check(mapping, "apiVersion", ClusterFields.API_VERSION, findings);
        boolean kind = check(mapping, "kind", ClusterFields.KIND, findings);
        return version && kind;
    }

    private static boolean check(MappingNode root, String field, String expected, Findings findings) {
        Optional<Node> value = root.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(field))
                .map(NodeTuple::getValueNode)
                .findFirst();
        YamlPath path = YamlPath.ROOT.child(field);
        if (value.isEmpty()) {
            findings.problem(path, root, "is missing", "A manifest has " + field + ": " + expected);
            return false;
        }
        String found = value.get() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!found.equals(expected)) {
            refuse(path, value.get(), found, expected, findings);
        }
        return found.equals(expected);
    }

    private static void refuse(YamlPath path, Node at, String found, String expected, Findings findings) {
        if (OLD.contains(found)) {
            findings.problem(
                    path,
                    at,
                    found + " is an old version that must be migrated to " + expected,
                    "Migration is not available yet: rewrite the manifest for " + expected);
        } else {
            String hint = Nearest.to(found, List.of(expected))
                    .map(Nearest::didYouMean)
                    .orElse("");
            findings.problem(path, at, "expected " + expected + ", got " + Shown.quoted(found), hint);
        }
    }
}
