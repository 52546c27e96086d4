package dev.kubeone.client.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddonsBundleTest {
    private static final String LONG = "a-folder-with-a-rather-long-name/".repeat(4) + "manifest.yaml";

    @TempDir
    private Path folder;

    @Test
    void theSameContentGivesTheSameBytesWhateverTheTimesAndTheOrder() throws IOException {
        write("one/b.yaml", "b");
        write("one/a.yaml", "a");
        write("two/a.yaml", "a");
        write("two/b.yaml", "b");
        Files.setLastModifiedTime(folder.resolve("two/a.yaml"), FileTime.fromMillis(1));
        folder.resolve("two/b.yaml").toFile().setExecutable(true);

        assertThat(AddonsBundle.pack(folder.resolve("one"))).isEqualTo(AddonsBundle.pack(folder.resolve("two")));
    }

    @Test
    void anyTarReadsTheArchive() throws Exception {
        write("in/cni/cilium.yaml", "kind: DaemonSet\n");
        write("in/" + LONG, "deep");
        write("in/grün.yaml", "unicode");
        write("in/.git/config", "not an addon");
        Files.write(
                folder.resolve("a.tgz"), AddonsBundle.pack(folder.resolve("in")).bytes());
        Files.createDirectory(folder.resolve("out"));

        var tar = new ProcessBuilder("tar", "-xzf", "a.tgz", "-C", "out")
                .directory(folder.toFile())
                .inheritIO()
                .start();

        assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tar.exitValue()).isZero();
        assertThat(folder.resolve("out/cni/cilium.yaml")).hasContent("kind: DaemonSet\n");
        assertThat(folder.resolve("out/" + LONG)).hasContent("deep");
        assertThat(folder.resolve("out/grün.yaml")).hasContent("unicode");
        assertThat(folder.resolve("out/.git")).doesNotExist();
    }

    @Test
    void anotherContentHasAnotherDigest() throws IOException {
        write("one/a.yaml", "a");
        write("two/a.yaml", "b");

        assertThat(AddonsBundle.pack(folder.resolve("one")).sha256())
                .isNotEqualTo(AddonsBundle.pack(folder.resolve("two")).sha256())
                .hasSize(64);
    }

    @Test
    void whatWouldNotFitIsRefusedWithItsSize() throws IOException {
        var noise = new byte[1_200_000];
        new Random(1).nextBytes(noise);
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in/image.bin"), noise);

        assertThatThrownBy(() -> AddonsBundle.pack(folder.resolve("in")))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("1000000 fit");
    }

    @Test
    void aMissingFolderIsSaid() {
        assertThatThrownBy(() -> AddonsBundle.pack(folder.resolve("nowhere")))
                .hasMessageContaining("there is no such folder");
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
