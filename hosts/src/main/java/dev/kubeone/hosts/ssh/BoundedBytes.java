package dev.kubeone.hosts.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Reads a stream to its end and keeps its first 4 MiB. */
final class BoundedBytes {
    static final int LIMIT = 4 * 1024 * 1024;

    private BoundedBytes() {}

    static CompletableFuture<String> collect(InputStream stream, Executor threads) {
        return CompletableFuture.supplyAsync(() -> read(stream), threads);
    }

    private static String read(InputStream stream) {
        var kept = new ByteArrayOutputStream();
        var buffer = new byte[32 * 1024];
        try {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                kept.write(buffer, 0, Math.min(n, LIMIT - kept.size()));
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
