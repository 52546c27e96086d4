package dev.kubeone.model.manifest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.kubeone.model.golden.Golden;
import dev.kubeone.model.golden.ReadingCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ManifestSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(ManifestSchema.text());

    /** Every example, and every manifest of the tests that the reader finds good; the schema is of v1beta2. */
    static List<Path> goodManifests() {
        return Stream.of(ReadingCases.ROOT, Path.of("../docs/examples"))
                .flatMap(ManifestSchemaTest::yaml)
                .filter(file -> !file.toString().matches(".*(v1beta3|/old-).*"))
                .filter(file -> ReadingCases.read(file).good())
                .toList();
    }

    private static Stream<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the schema is out of date; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void thePublishedSchemaIsWhatTheTablesSay() throws IOException {
        Golden.check(Path.of("../docs/schema/kubeone.k8c.io-v1beta2.json"), ManifestSchema.text());
    }

    @ParameterizedTest
    @MethodSource("goodManifests")
    void everyGoodManifestFits(Path file) throws IOException {
        assertThat(SCHEMA.validate(tree(Files.readString(file)))).isEmpty();
    }

    @Test
    void theExamplesThatAreWrittenFit() {
        assertThat(SCHEMA.validate(tree(ManifestExample.least()))).isEmpty();
        assertThat(SCHEMA.validate(tree(ManifestExample.full()))).isEmpty();
    }

    @Test
    void unknownFieldsWrongTypesAndWrongWordsDoNotFit() throws IOException {
        for (String bad : List.of("unknown-fields", "wrong-types", "enums", "missing-fields")) {
            Path file = ReadingCases.ROOT.resolve("reading/" + bad + ".yaml");
            assertThat(SCHEMA.validate(tree(Files.readString(file)))).as(bad).isNotEmpty();
        }
    }

    /** As editors read it, with {@code <<} merged. */
    private static JsonNode tree(String text) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return JSON.valueToTree(document);
    }
}
