package dev.kubeone.model.manifest.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.writing.ManifestWriter;
import java.util.Comparator;
import java.util.List;

/** Compares two manifests and says what each difference means. */
public final class ManifestDifferences {
    private ManifestDifferences() {}

    /** All differences, the gravest first, then by path; none if both say the same. */
    public static List<ManifestDifference> between(KubeOneCluster before, KubeOneCluster after) {
        return Unequal.leaves(ManifestWriter.tree(before), ManifestWriter.tree(after)).stream()
                .map(ManifestDifferences::explained)
                .sorted(Comparator.comparing(ManifestDifference::effect).thenComparing(ManifestDifference::path))
                .toList();
    }

    private static ManifestDifference explained(Unequal leaf) {
        Meaning meaning = Meanings.bundled().of(leaf.pattern(), Change.of(leaf));
        return new ManifestDifference(
                meaning.effect(), leaf.path(), shown(leaf.before()), shown(leaf.after()), meaning.text());
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "(nothing)";
        }
        return value.isTextual() ? value.textValue().replace("\n", "\\n") : value.toString();
    }
}
