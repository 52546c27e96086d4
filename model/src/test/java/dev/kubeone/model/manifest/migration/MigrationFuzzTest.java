package dev.kubeone.model.manifest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text is, a migration ends soon, with a manifest or with a refusal. {@code -Dfuzz.inputs=1000000} tries
 * longer, {@code -Dfuzz.seed} again.
 */
class MigrationFuzzTest {
    private static final int TRIES = 4_000;
    private static final List<ManifestVersion> TARGETS = List.of(
            ManifestVersion.V1ALPHA1, ManifestVersion.V1BETA1, ManifestVersion.V1BETA2, ManifestVersion.V1BETA3);
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
            "|+2\n",
            ">-\n",
            "\"",
            "'",
            "\n",
            "\r\n",
            "\t",
            "? ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "null",
            "~",
            "0",
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
            "hosts:",
            "untaint: true\n",
            "name: ",
            "cni:",
            "addons:",
            "packet: ",
            "helmReleases:\n",
            "apiVersion: kubeone.io/v1alpha1\n",
            "hosts: &h\n",
            "*h");

    private final List<String> corpus = corpus();

    @Test
    void whateverTheTextIsAMigrationEndsSoonAndWell() {
        long seed = Long.getLong("fuzz.seed", new Random().nextLong());
        Random random = new Random(seed);
        int refused = 0;
        int rewritten = 0;
        int tries = Integer.getInteger("fuzz.inputs", TRIES);
        for (int i = 0; i < tries; i++) {
            String text = mutated(random);
            ManifestVersion to = pick(random, TARGETS);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                Migrated migrated = Migration.migrate(text, to);
                rewritten += migrated.kept() ? 0 : 1;
                assertThat(Migration.migrate(migrated.text().text(), to).notes())
                        .isEmpty();
            } catch (MigrationRefusedException known) {
                refused++;
                assertThat(known.obstacles()).isNotEmpty().allMatch(o -> o.line() > 0 && o.column() > 0);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", text:\n" + text, e);
            }
            long ms = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
            assertThat(ms).as("ms for a text of seed %d:%n%s", seed, text).isLessThan(2000);
        }
        System.out.println(tries + " texts, " + refused + " refused, " + rewritten + " written without comments");
        assertThat(refused).isLessThan(tries);
    }

    private String mutated(Random random) {
        StringBuilder text = new StringBuilder(pick(random, corpus));
        int changes = random.nextInt(5);
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

    private void splice(StringBuilder text, int at, Random random) {
        String other = pick(random, corpus);
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> corpus() {
        List<String> texts = new ArrayList<>();
        try {
            for (Path file : MigrationCasesTest.manifests().toList()) {
                texts.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            texts.add(OldManifests.text(random));
        }
        return texts;
    }
}
