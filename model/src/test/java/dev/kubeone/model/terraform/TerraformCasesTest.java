package dev.kubeone.model.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.kubeone.model.golden.Golden;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlTree;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Each folder is a case: a manifest, Terraform's outputs, and what comes of them. {@code merged.yaml} is the tree after
 * the merge; {@code told.txt} is what reading the whole tells.
 */
class TerraformCasesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path ROOT = Path.of("src/test/resources/terraform");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsBecomeManifest(Path folder) throws IOException {
        Findings findings = new Findings();
        Node manifest = YamlTree.parse(Files.readString(folder.resolve("kubeone.yaml")), findings)
                .orElseThrow();
        String before = dump(manifest);

        Node merged = TerraformMerge.merged(manifest, outputs(folder), CloudProvider.NAMES, findings);

        Golden.check(folder.resolve("merged.yaml"), dump(merged));
        assertThat(dump(manifest)).as("the manifest's own tree").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWholeIsToldOf(Path folder) throws IOException {
        Reading reading =
                ManifestReader.read(Files.readString(folder.resolve("kubeone.yaml")), "kubeone.yaml", outputs(folder));
        StringBuilder told = new StringBuilder();
        reading.problems().stream()
                .map(Problem::text)
                .forEach(line -> told.append(line).append('\n'));
        reading.warnings().forEach(line -> told.append("warning: ").append(line).append('\n'));
        told.append(reading.good() ? "good\n" : "");

        Golden.check(folder.resolve("told.txt"), told.toString());
        assertThat(told.toString()).doesNotContain("hunter2");
    }

    private static TerraformFile outputs(Path folder) throws IOException {
        return new TerraformFile("outputs.json", Files.readAllBytes(folder.resolve("outputs.json")));
    }

    /** Without anchors: what all hosts share is written out for each. */
    private static String dump(Node node) throws IOException {
        StringWriter text = new StringWriter();
        new Yaml().serialize(node, text);
        return YAML.writeValueAsString(new Yaml().load(text.toString()));
    }
}
