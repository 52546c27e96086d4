package dev.kubeone.activities.snapshots;

import static dev.kubeone.activities.snapshots.SnapshotFiles.CONTENT;
import static dev.kubeone.activities.snapshots.SnapshotFiles.RECORD;
import static dev.kubeone.activities.snapshots.SnapshotFiles.safe;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Snapshots in a folder of the worker: {@code <folder>/<cluster>/<name>.db}, and beside it what is known of it. */
public final class SnapshotFolder implements SnapshotStore {
    private final Path folder;

    public SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String place(String cluster, String name) {
        return file(cluster, name, CONTENT).toString();
    }

    @Override
    public void keep(Snapshot snapshot, Content content) {
        var file = file(snapshot.cluster(), snapshot.name(), CONTENT);
        using("keep the snapshot " + file, () -> {
            ownerOnly(folder);
            ownerOnly(file.getParent());
            forgetHalves(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".part");
            write(fresh, content);
            Digests.require(snapshot, sink -> Files.copy(fresh, sink), file.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            record(snapshot);
            return file;
        });
    }

    @Override
    public List<Snapshot> list(String cluster) {
        return using("list snapshots", () -> {
            try (Stream<Path> files = Files.list(folder.resolve(safe(cluster)))) {
                return files.filter(file -> file.toString().endsWith(RECORD))
                        .map(SnapshotFolder::read)
                        .sorted(Comparator.comparing(Snapshot::name).reversed())
                        .toList();
            } catch (NoSuchFileException e) {
                return List.of();
            }
        });
    }

    @Override
    public void read(Snapshot snapshot, OutputStream sink) {
        var file = file(snapshot.cluster(), snapshot.name(), CONTENT);
        using("read the snapshot " + file, () -> Files.copy(file, sink));
    }

    /** The record goes first, so that no list names a content that is gone. */
    @Override
    public void delete(Snapshot snapshot) {
        using("delete an old snapshot", () -> {
            Files.deleteIfExists(file(snapshot.cluster(), snapshot.name(), RECORD));
            return Files.deleteIfExists(file(snapshot.cluster(), snapshot.name(), CONTENT));
        });
    }

    private static void write(Path file, Content content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var sink = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            content.writeTo(sink);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void record(Snapshot snapshot) throws IOException {
        var file = file(snapshot.cluster(), snapshot.name(), RECORD);
        var fresh = file.resolveSibling(file.getFileName() + ".part");
        write(fresh, sink -> sink.write(SnapshotFiles.toRecord(snapshot)));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What workers that died have left: parts, and contents without a record. */
    private static void forgetHalves(Path cluster) throws IOException {
        try (Stream<Path> files = Files.list(cluster)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var orphan =
                        name.endsWith(CONTENT) && !Files.exists(file.resolveSibling(name.replace(CONTENT, RECORD)));
                if (orphan || name.endsWith(".part")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void ownerOnly(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static Snapshot read(Path record) {
        try {
            return SnapshotFiles.fromRecord(Files.readAllBytes(record));
        } catch (IOException e) {
            throw new UncheckedIOException(record.toString(), e);
        }
    }

    private Path file(String cluster, String name, String ending) {
        return folder.resolve(safe(cluster)).resolve(safe(name) + ending);
    }

    private static <T> T using(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.RUNTIME,
                            what,
                            "the worker",
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "look at the disk and the permissions of the worker's state folder"),
                    e);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }
}
