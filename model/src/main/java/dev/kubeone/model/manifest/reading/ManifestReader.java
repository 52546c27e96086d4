package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterDefaults;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.gaps.Gap;
import dev.kubeone.model.manifest.gaps.Gaps;
import dev.kubeone.model.manifest.rules.Rules;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a manifest: checks every field and every rule, fills the defaults, and tells all problems at once. */
public final class ManifestReader {
    private ManifestReader() {}

    /**
     * Reads the text of a manifest. Never throws for what the text holds, and takes bounded time and memory.
     *
     * @param fileName how messages call the file
     */
    public static Reading read(String text, String fileName) {
        Findings findings = new Findings();
        Optional<Node> root = YamlTree.parse(text, findings);
        return root.filter(Header::isOld).isPresent()
                ? OldManifest.read(text, fileName)
                : reading(root, findings, fileName);
    }

    /** Reads the bytes of a manifest file, which must be UTF-8. */
    public static Reading read(byte[] content, String fileName) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), fileName);
        } catch (CharacterCodingException notUtf8) {
            Problem problem = new Problem(fileName, 1, 1, "", "the file is not UTF-8 text", "Save it as UTF-8");
            return new Reading(null, List.of(problem), List.of());
        }
    }

    private static KubeOneCluster manifest(Node root, Findings findings) {
        findings.seen(YamlPath.ROOT, root);
        KubeOneCluster read = ClusterFields.SHAPE.read(root, YamlPath.ROOT, findings);
        KubeOneCluster filled = ClusterDefaults.filled(read, KubernetesReleases.bundled());
        Rules.all().forEach(rule -> rule.check(filled, findings));
        if (findings.problems().isEmpty()) {
            tellGaps(filled, findings);
        }
        return filled;
    }

    /** What goes beyond the defaults a plan tells; of a default only the file shows that somebody asked for it. */
    private static void tellGaps(KubeOneCluster cluster, Findings findings) {
        for (Gap gap : Gaps.askedByDefault(cluster)) {
            findings.first(gap.path()).ifPresent(path -> findings.warning(path, gap.told()));
        }
    }

    /** Reads the current version. */
    static Reading reading(Optional<Node> root, Findings findings, String file) {
        Optional<KubeOneCluster> cluster =
                root.filter(node -> Header.isManifest(node, findings)).map(node -> manifest(node, findings));
        List<Problem> problems = findings.problems().stream()
                .map(f -> new Problem(file, f.line(), f.column(), f.path(), f.message(), f.hint()))
                .toList();
        List<String> warnings = findings.warnings().stream()
                .map(f -> file + ":" + f.line() + ":" + f.column() + ": " + f.path() + ": " + f.message())
                .toList();
        return new Reading(problems.isEmpty() ? cluster.orElseThrow() : null, problems, warnings);
    }
}
