package dev.kubeone.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerKeyTest {
    @TempDir
    private Path folder;

    private static String sealed(WorkerKey key, String secret) {
        return Sealer.seal(key.publicKeyset(), secret.getBytes(UTF_8), WorkerKey.PURPOSE);
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        var first = WorkerKey.in(folder.resolve("state"));
        var second = WorkerKey.in(folder.resolve("state"));

        assertThat(second.publicKeyset()).isEqualTo(first.publicKeyset());
        assertThat(second.open(sealed(first, "hunter2"))).isEqualTo("hunter2");
        var file = folder.resolve("state/worker-key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("state/worker-key.pub.json")).content().doesNotContain("PrivateKey");
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFormerKeyOpensWhatWasSealedForIt() throws IOException {
        var former = WorkerKey.in(folder);
        var before = sealed(former, "before");
        Files.move(folder.resolve("worker-key.json"), folder.resolve("worker-key.2026-11.json"));

        var rotated = WorkerKey.in(folder);

        assertThat(rotated.publicKeyset()).isNotEqualTo(former.publicKeyset());
        assertThat(rotated.open(before)).isEqualTo("before");
        assertThat(rotated.open(sealed(rotated, "after"))).isEqualTo("after");
    }

    @Test
    void withoutTheFormerKeyItIsClosedForGood() throws IOException {
        var before = sealed(WorkerKey.in(folder), "before");
        Files.delete(folder.resolve("worker-key.json"));

        assertThatThrownBy(() -> WorkerKey.in(folder).open(before))
                .isInstanceOf(SealingException.class)
                .hasMessageContaining("another key");
    }

    @Test
    void aFileThatIsNoKeyIsNamed() throws IOException {
        Files.writeString(folder.resolve("worker-key.json"), "{}");

        assertThatThrownBy(() -> WorkerKey.in(folder))
                .isInstanceOf(SealingException.class)
                .hasMessageContaining(folder.toString());
    }
}
