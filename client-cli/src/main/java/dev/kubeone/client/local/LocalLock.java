package dev.kubeone.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Keeps two clients from starting the same thing at once; the system frees it when a client dies. */
final class LocalLock {
    private LocalLock() {}

    static <T> T with(Path file, Supplier<T> work) {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var lock = channel.lock();
            try {
                return work.get();
            } finally {
                lock.release();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(file + " cannot be locked", cause);
        }
    }
}
