package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The reader on inputs that nobody wrote. An ordinary build tries {@value #USUAL} of them, or as many as {@value #SECONDS}
 * seconds allow; {@code -Dfuzz.inputs=1000000} tries that many, {@code -Dfuzz.seed} others.
 */
class ManifestFuzzTest {
    private static final int USUAL = 20_000;
    private static final int SECONDS = 15;

    @Test
    void whateverTheBytesAreThereAreProblemsOrAManifestAndSoon() throws IOException {
        Integer asked = Integer.getInteger("fuzz.inputs");
        Random random = new Random(Long.getLong("fuzz.seed", 42L));
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int tried = 0;
        while (tried < (asked == null ? USUAL : asked) && (asked != null || System.nanoTime() < end)) {
            byte[] input = bytes(random);
            try {
                check(input);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                Path kept = Files.write(Path.of("target", "fuzz-" + tried + ".yaml"), input);
                throw new AssertionError("input " + tried + " is kept in " + kept, e);
            }
            tried++;
        }
        System.out.printf("%d inputs were read%n", tried);
        assertThat(tried).isPositive();
    }

    /** Now and then not even UTF-8. */
    private static byte[] bytes(Random random) {
        byte[] bytes = Mutations.mutated(random).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void check(byte[] input) {
        long start = CpuTime.ofThisThread();
        Reading reading = ManifestReader.read(input, "f");

        assertThat(reading.manifest() == null).isEqualTo(!reading.problems().isEmpty());
        for (Problem problem : reading.problems()) {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.text()).doesNotContain("\n");
        }
        assertThat(CpuTime.ofThisThread() - start).as("ms").isLessThan(2000);
    }
}
