package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.beside.FilesBeside;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.beside.FilesCheck;
import dev.kubeone.model.manifest.fields.ClusterDefaults;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.gaps.Gap;
import dev.kubeone.model.manifest.gaps.Gaps;
import dev.kubeone.model.manifest.rules.Rules;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import dev.kubeone.model.terraform.TerraformFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a manifest: checks every field and every rule, fills the defaults, and tells all problems at once. */
public final class ManifestReader {
    /** Stands for a secret of the manifest where nobody seals: good to check, no good to use. */
    public static final String UNSEALED = "sealed:unsealed";

    private ManifestReader() {}

    /**
     * Reads the text of a manifest. Never throws for what the text holds, and takes bounded time and memory.
     *
     * @param fileName how messages call the file
     */
    public static Reading read(String text, String fileName) {
        return read(text, fileName, TerraformFile.NONE);
    }

    /** Reads the text of a manifest, with what Terraform made laid over it. */
    public static Reading read(String text, String fileName, TerraformFile terraform) {
        return read(text, fileName, terraform, Map.of(), secret -> UNSEALED, FilesBeside.NOBODY_LOOKS);
    }

    /** Reads the text of a manifest with everything laid over it, and looks at no file beside it. */
    public static Reading read(
            String text,
            String fileName,
            TerraformFile terraform,
            Map<String, String> credentials,
            UnaryOperator<String> sealer) {
        return read(text, fileName, terraform, credentials, sealer, FilesBeside.NOBODY_LOOKS);
    }

    /**
     * Reads the text of a manifest, with what Terraform made laid over it.
     *
     * @param credentials what a credentials file holds, by name
     * @param sealer makes a {@code sealed:…} reference of each secret that stands in the text itself
     * @param files what the manifest names beside itself
     */
    public static Reading read(
            String text,
            String fileName,
            TerraformFile terraform,
            Map<String, String> credentials,
            UnaryOperator<String> sealer,
            FilesBeside files) {
        Findings findings = new Findings(sealer).with(files);
        Overlay overlay = new Overlay(terraform, credentials);
        Optional<Node> root = YamlTree.parse(text, findings);
        return root.filter(Header::isOld).isPresent()
                ? OldManifest.read(text, fileName, overlay, sealer, files)
                : reading(root, findings, fileName, overlay);
    }

    /** Reads the bytes of a manifest file, which must be UTF-8. */
    public static Reading read(byte[] content, String fileName) {
        return read(content, fileName, TerraformFile.NONE);
    }

    /** Reads the bytes of a manifest file, with what Terraform made laid over it. */
    public static Reading read(byte[] content, String fileName, TerraformFile terraform) {
        return read(content, fileName, terraform, Map.of(), secret -> UNSEALED, FilesBeside.NOBODY_LOOKS);
    }

    /** Reads the bytes of a manifest file with everything laid over it, and looks at no file beside it. */
    public static Reading read(
            byte[] content,
            String fileName,
            TerraformFile terraform,
            Map<String, String> credentials,
            UnaryOperator<String> sealer) {
        return read(content, fileName, terraform, credentials, sealer, FilesBeside.NOBODY_LOOKS);
    }

    /** Reads the bytes of a manifest file with everything laid over it, and seals the secrets that stand in it. */
    public static Reading read(
            byte[] content,
            String fileName,
            TerraformFile terraform,
            Map<String, String> credentials,
            UnaryOperator<String> sealer,
            FilesBeside files) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            return read(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(),
                    fileName,
                    terraform,
                    credentials,
                    sealer,
                    files);
        } catch (CharacterCodingException notUtf8) {
            Problem problem = new Problem(fileName, 1, 1, "", "the file is not UTF-8 text", "Save it as UTF-8");
            return new Reading(null, List.of(problem), List.of());
        }
    }

    private static KubeOneCluster manifest(Node root, Findings findings) {
        findings.seen(YamlPath.ROOT, root);
        KubeOneCluster read = ClusterFields.SHAPE.read(root, YamlPath.ROOT, findings);
        findings.tellShownSecrets();
        KubeOneCluster filled = ClusterDefaults.filled(read, KubernetesReleases.bundled());
        Rules.all().forEach(rule -> rule.check(filled, findings));
        new FilesCheck(findings.files(), findings).check(filled);
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

    /** Reads the current version, or a newer one as far as it says the same. */
    static Reading reading(Optional<Node> root, Findings findings, String file, Overlay overlay) {
        boolean newer = root.filter(Beta3::is).isPresent();
        Optional<KubeOneCluster> cluster = root.map(node -> Beta3.asBeta2(node, findings))
                .filter(node -> Header.isManifest(node, findings))
                .map(node -> overlay.over(node, findings))
                .map(node -> newer ? Beta3.withEndpoint(node, findings) : node)
                .map(node -> manifest(node, findings));
        Places places = new Places(file, overlay.terraform().name());
        List<Problem> problems = findings.problems().stream()
                .filter(places.first())
                .map(places::problem)
                .toList();
        List<String> warnings = findings.warnings().stream()
                .filter(places.first())
                .map(places::warning)
                .toList();
        return new Reading(problems.isEmpty() ? cluster.orElseThrow() : null, problems, warnings);
    }
}
