package dev.kubeone.hosts.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A stream that can be waited for with a limit of time; reading it blocks a thread of its own. */
final class StreamPump implements AutoCloseable {
    private static final byte[] LAST = {};

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(64);
    private volatile IOException failure;
    private volatile boolean left;

    private StreamPump() {}

    static StreamPump start(InputStream stream, Executor threads) {
        var pump = new StreamPump();
        threads.execute(() -> pump.run(stream));
        return pump;
    }

    private void run(InputStream stream) {
        try {
            pump(stream);
            pieces.put(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(InputStream stream) throws InterruptedException {
        var buffer = new byte[32 * 1024];
        try {
            for (int n = stream.read(buffer); n >= 0 && !left; n = stream.read(buffer)) {
                if (n > 0) {
                    pieces.put(Arrays.copyOf(buffer, n));
                }
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * @return nothing if nothing came in time; an empty array at the end of the stream
     * @throws IOException if the stream broke
     */
    Optional<byte[]> next(long time, TimeUnit unit) throws IOException, InterruptedException {
        var piece = pieces.poll(time, unit);
        if (piece != null && piece.length == 0 && failure != null) {
            throw failure;
        }
        return Optional.ofNullable(piece);
    }

    /** The thread may be blocked by a full queue, with nobody to empty it any more. */
    @Override
    public void close() {
        left = true;
        pieces.clear();
    }
}
