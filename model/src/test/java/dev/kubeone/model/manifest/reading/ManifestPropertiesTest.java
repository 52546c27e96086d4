package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ManifestPropertiesTest {
    private static final List<String> CORPUS = corpus();
    private static final List<String> FRAGMENTS = List.of(
            "[",
            "]",
            "{",
            "}",
            ": ",
            "- ",
            "&a ",
            "*a",
            "<<: *a\n",
            "!!binary ",
            "!x ",
            "|\n",
            ">\n",
            "\"",
            "'",
            "\n",
            "\t",
            "? ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "null",
            "~",
            "0",
            "-1",
            "99999999999999999999",
            "1e9",
            ".nan",
            "0x10",
            "true",
            "#",
            "\\",
            "\u0000",
            "\uFEFF",
            "\uD800",
            "\uD83D\uDE00",
            "\u2028",
            "[]",
            "{}",
            "\"\"",
            "  ",
            "@",
            "`",
            "env:",
            "10.0.0.0/33",
            "::",
            "v1.34.4",
            "::/0",
            "/",
            "a/b/c",
            "*",
            "https://",
            "http://[",
            "http://a:99999");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static List<String> corpus() {
        List<String> texts = new ArrayList<>();
        for (Path folder : List.of(ReadingCases.ROOT, Path.of("../docs/examples"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    @Provide
    Arbitrary<String> goodManifests() {
        return Arbitraries.of(CORPUS.stream()
                .filter(text -> ManifestReader.read(text, "f").good())
                .toList());
    }

    /** A manifest, good or bad, that has been cut, doubled, spliced and sprinkled at random. */
    @Provide
    Arbitrary<String> mutations() {
        return Arbitraries.longs().map(seed -> mutated(new Random(seed)));
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(pick(random, CORPUS));
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.insert(from, pick(random, FRAGMENTS));
                case 3 -> text.replace(from, to, pick(random, FRAGMENTS));
                default -> splice(text, from, random);
            }
        }
        return text.toString();
    }

    private static void splice(StringBuilder text, int at, Random random) {
        String other = pick(random, CORPUS);
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Property(tries = 5_000)
    void whateverTheTextIsThereAreProblemsOrAManifestAndSoon(@ForAll("mutations") String text) {
        long start = CpuTime.ofThisThread();
        Reading reading = ManifestReader.read(text, "f");

        assertThat(reading.manifest() == null).isEqualTo(!reading.problems().isEmpty());
        assertThat(reading.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.text()).doesNotContain("\n");
        });
        assertThat(CpuTime.ofThisThread() - start).as("ms").isLessThan(2000);
    }

    @Property(tries = 200)
    void defaultsFilledTwiceAreDefaultsFilledOnce(@ForAll("goodManifests") String text) {
        KubeOneCluster once = ManifestReader.read(text, "f").manifest();

        assertThat(ClusterDefaults.filled(once, KubernetesReleases.bundled())).isEqualTo(once);
    }

    @Property(tries = 200)
    void aManifestThatIsWrittenAndReadAgainIsTheSame(@ForAll("goodManifests") String text)
            throws JsonProcessingException {
        KubeOneCluster first = ManifestReader.read(text, "f").manifest();

        Reading again = ManifestReader.read(YAML.writeValueAsString(first), "f");

        assertThat(again.problems()).isEmpty();
        assertThat(again.manifest()).isEqualTo(first);
    }

    @Property(tries = 200)
    void aManifestTravelsAsJsonUnchanged(@ForAll("goodManifests") String text) throws JsonProcessingException {
        JsonMapper json = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
        KubeOneCluster first = ManifestReader.read(text, "f").manifest();

        assertThat(json.readValue(json.writeValueAsString(first), KubeOneCluster.class))
                .isEqualTo(first);
    }
}
