package dev.kubeone.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread of one process at a time change what lies in a folder. A process that dies lets go. Not re-entrant,
 * and nobody may hold two: so nobody waits in a circle.
 */
final class FolderLock {
    /** A file lock holds between processes only; these hold between the threads of this one. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path folder;
    private final ReentrantLock threads;

    FolderLock(Path folder) {
        this.folder = folder;
        this.threads = THREADS.computeIfAbsent(folder.toAbsolutePath().normalize(), path -> new ReentrantLock());
    }

    <T> T locked(Supplier<T> work) {
        threads.lock();
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock was lost");
                }
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("lock " + folder, e);
        } finally {
            threads.unlock();
        }
    }
}
