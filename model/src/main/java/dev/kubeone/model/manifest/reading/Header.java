package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.migration.ManifestVersion;
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
    private static final Set<String> OLD =
            Set.of(ManifestVersion.V1ALPHA1.apiVersion(), ManifestVersion.V1BETA1.apiVersion());

    /** Root fields that only manifests without a version have. */
    private static final Set<String> UNVERSIONED = Set.of("apiserver", "provider", "network", "machine_controller");

    private Header() {}

    /** Whether a document is a manifest of a version that is migrated before it is read. */
    static boolean isOld(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            return false;
        }
        Optional<Node> version = field(mapping, "apiVersion");
        return version.map(value -> value instanceof ScalarNode name && OLD.contains(name.getValue()))
                .orElseGet(() -> field(mapping, "kind").isEmpty()
                        && UNVERSIONED.stream()
                                .anyMatch(key -> field(mapping, key).isPresent()));
    }

    private static Optional<Node> field(MappingNode root, String field) {
        return root.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(field))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

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
        Optional<Node> value = field(root, field);
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
        String hint =
                Nearest.to(found, List.of(expected)).map(Nearest::didYouMean).orElse("");
        findings.problem(path, at, "expected " + expected + ", got " + Shown.quoted(found), hint);
    }
}
