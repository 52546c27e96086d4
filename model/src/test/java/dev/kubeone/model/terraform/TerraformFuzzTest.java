package dev.kubeone.model.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in Terraform's outputs, reading ends soon, tells what is wrong, and throws nothing. The cases are the
 * corpus; {@code -Dfuzz.inputs=1000000} looks longer, {@code -Dfuzz.seed} at others.
 */
class TerraformFuzzTest {
    private static final Path ROOT = Path.of("src/test/resources/terraform");
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 5_000);
    private static final long SLOWEST_MS = 2_000;
    private static final String[] PIECES = {
        "null",
        "[]",
        "{}",
        "\"\"",
        "0",
        "-1",
        "1e999",
        "99999999999999999999",
        "true",
        "[[[[[[",
        "{\"a\":",
        "\"\\u0000\"",
        "\"kubeone_hosts\"",
        "\"value\"",
        "\"sensitive\":true,",
        "\"control_plane\"",
        "\"public_address\"",
        ",",
        ":",
        "\uFEFF"
    };

    @Test
    void anyMutationOfAnyCaseIsReadInBoundedTime() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        List<String> manifests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(ROOT)) {
            for (Path folder : folders.sorted().toList()) {
                corpus.add(Files.readAllBytes(folder.resolve("outputs.json")));
                manifests.add(Files.readString(folder.resolve("kubeone.yaml")));
            }
        }
        Random random = new Random(Long.getLong("fuzz.seed", 7L));
        int good = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = mutated(corpus, random);
            String manifest = manifests.get(random.nextInt(manifests.size()));
            long start = System.nanoTime();
            Reading reading = ManifestReader.read(manifest, "kubeone.yaml", new TerraformFile("outputs.json", input));
            long ms = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertThat(ms).as(() -> new String(input, StandardCharsets.UTF_8)).isLessThan(SLOWEST_MS);
            assertThat(reading.problems().isEmpty()).isEqualTo(reading.manifest() != null);
            good += reading.good() ? 1 : 0;
        }
        assertThat(good)
                .as("some inputs stay good, so that the merge is reached")
                .isPositive();
    }

    private static byte[] mutated(List<byte[]> corpus, Random random) {
        byte[] input = corpus.get(random.nextInt(corpus.size())).clone();
        for (int times = random.nextInt(4); times >= 0; times--) {
            input = switch (random.nextInt(5)) {
                case 0 -> flipped(input, random);
                case 1 -> replaced(input, random.nextInt(input.length + 1), 0, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> value(input, random);
                case 3 -> replaced(input, random.nextInt(input.length + 1), random.nextInt(12), "");
                default -> spliced(input, corpus.get(random.nextInt(corpus.size())), random);
            };
        }
        return input;
    }

    private static byte[] flipped(byte[] input, Random random) {
        byte[] changed = input.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    /** Puts something else where a value is: the text stays JSON, its types do not stay. */
    private static byte[] value(byte[] input, Random random) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(": ", random.nextInt(input.length + 1));
        int end = at < 0 ? -1 : text.indexOf('\n', at);
        if (end < 0) {
            return input;
        }
        int comma = text.charAt(end - 1) == ',' ? 1 : 0;
        return replaced(input, at + 2, Math.max(0, end - comma - at - 2), PIECES[random.nextInt(9)]);
    }

    private static byte[] spliced(byte[] one, byte[] other, Random random) {
        String tail = new String(other, StandardCharsets.ISO_8859_1).substring(random.nextInt(other.length + 1));
        return replaced(one, random.nextInt(one.length + 1), one.length, tail);
    }

    private static byte[] replaced(byte[] input, int at, int length, String piece) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = Math.min(text.length(), at + length);
        return (text.substring(0, at) + piece + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void manyValuesAreRefusedQuickly() {
        String outputs = "{\"kubeone_hosts\":{\"sensitive\":true,\"value\":{\"control_plane\":{\"public_address\":["
                + "\"192.0.2.1\",".repeat(200_000) + "\"\"]}}}}";

        assertThat(read(outputs).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("more than 50000 values"));
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(read("{\"kubeone_api\":{\"value\":" + "[".repeat(100_000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested deeper"));
    }

    private static Reading read(String outputs) {
        String manifest = """
                apiVersion: kubeone.k8c.io/v1beta2
                kind: KubeOneCluster
                versions: {kubernetes: 1.34.4}
                clusterNetwork: {cni: {external: {}}}
                """;
        return ManifestReader.read(
                manifest, "kubeone.yaml", new TerraformFile("o.json", outputs.getBytes(StandardCharsets.UTF_8)));
    }
}
