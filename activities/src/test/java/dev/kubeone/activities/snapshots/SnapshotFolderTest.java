package dev.kubeone.activities.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.OperatorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
    private static final byte[] CONTENT = "every secret of the cluster".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsReadableForTheWorkerAlone() throws Exception {
        var store = new SnapshotFolder(folder.resolve("snapshots"));
        store.keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));

        var read = new ByteArrayOutputStream();
        store.read(store.list("demo").get(0), read);
        assertThat(read.toByteArray()).isEqualTo(CONTENT);
        try (var files = Files.walk(folder.resolve("snapshots"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void whatIsReadBackOtherThanItWasTakenIsRefusedAndNotListed() throws Exception {
        var store = new SnapshotFolder(folder);
        store.keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));

        assertThatThrownBy(() -> store.keep(snapshot("b", digest(CONTENT)), sink -> sink.write(CONTENT, 0, 5)))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("its digest is")
                .hasMessageNotContaining("every");
        assertThat(store.list("demo")).extracting(Snapshot::name).containsExactly("a");
    }

    @Test
    void aBrokenTransferLeavesNothingBehindAfterTheNextOne() throws Exception {
        var store = new SnapshotFolder(folder);
        assertThatThrownBy(() -> store.keep(snapshot("a", digest(CONTENT)), sink -> {
                    sink.write(1);
                    throw new IOException("the connection broke");
                }))
                .isInstanceOf(OperatorException.class);

        store.keep(snapshot("b", digest(CONTENT)), sink -> sink.write(CONTENT));
        try (var files = Files.list(folder.resolve("demo"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("b.db", "b.json");
        }
    }

    @Test
    void theNewestIsFirstAndWhatIsDeletedIsGone() throws Exception {
        var store = new SnapshotFolder(folder);
        for (var name : new String[] {"20260101", "20260103", "20260102"}) {
            store.keep(snapshot(name, digest(CONTENT)), sink -> sink.write(CONTENT));
        }
        store.delete(store.list("demo").get(2));

        assertThat(store.list("demo")).extracting(Snapshot::name).containsExactly("20260103", "20260102");
        assertThat(Path.of(store.place("demo", "20260101"))).doesNotExist();
        assertThat(store.list("another")).isEmpty();
    }

    private static Snapshot snapshot(String name, String sha256) {
        return new Snapshot("demo", name, "run/step", "cp-1", "1.33.1", 1, CONTENT.length, sha256, "ab", 7, 3);
    }

    private static String digest(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
