package dev.kubeone.activities.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.workflows.messages.FileBundle;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddonBundlesTest {
    /** Beyond what the header of a tar has room for. */
    private static final String LONG = "a-rather-long-name-of-a-folder/".repeat(4) + "network.yaml";

    @TempDir
    private Path folder;

    private FileBundle packed(String... names) throws Exception {
        for (var name : names) {
            var file = folder.resolve("in").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "of " + name);
        }
        var tar = new ProcessBuilder("tar", "--format=pax", "-czf", "a.tgz", "-C", "in", ".")
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new FileBundle(
                "digest", Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("a.tgz"))));
    }

    @Test
    void manifestsAreTakenByTheirNamesHoweverLong() throws Exception {
        var files = AddonBundles.unpack(packed("b.yaml", LONG, "grün.yml", "notes.txt"))
                .files();

        assertThat(files).hasSize(3).containsValues("of b.yaml", "of " + LONG, "of grün.yml");
        assertThat(files.keySet()).anyMatch(name -> name.endsWith(LONG));
    }

    @Test
    void aBundleThatWouldUnpackWithoutEndIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        try (var file = new RandomAccessFile(folder.resolve("in/zeros.yaml").toFile(), "rw")) {
            file.setLength(5_000_000);
        }

        assertThatThrownBy(() -> AddonBundles.unpack(packed())).hasMessageContaining("damaged");
    }
}
