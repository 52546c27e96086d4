package dev.kubeone.activities.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest extends SnapshotStoreContract {
    @TempDir
    private Path folder;

    @Override
    SnapshotStore store() {
        return new SnapshotFolder(folder.resolve("snapshots"));
    }

    @Override
    List<String> files(String cluster) throws IOException {
        try (var files = Files.list(folder.resolve("snapshots").resolve(cluster))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatIsKeptIsReadableForTheWorkerAlone() throws Exception {
        store().keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));

        try (var files = Files.walk(folder.resolve("snapshots"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aFolderThatCannotBeIsToldWithItsNameAndWhatToDo() throws Exception {
        Files.writeString(folder.resolve("snapshots"), "a file");

        assertThatThrownBy(() -> store().keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT)))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining(folder.resolve("snapshots").toString())
                .hasMessageContaining("look at the disk and the permissions");
    }
}
