package dev.kubeone.activities.snapshots;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server on this machine that breaks where a test says so, and hears what is asked. */
final class FaultyLine implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket door;
    private final int port;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile long afterSent = Long.MAX_VALUE;
    private volatile long afterAnswered = Long.MAX_VALUE;

    FaultyLine(int port) throws IOException {
        this.port = port;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** The next so many connections that send as much are cut there. */
    void cutSending(long bytes, int times) {
        afterSent = bytes;
        cuts.set(times);
    }

    /** The next so many connections that are answered as much are cut there. */
    void cutAnswers(long bytes, int times) {
        afterAnswered = bytes;
        cuts.set(times);
    }

    int cut() {
        return done.get();
    }

    /** The first bytes of all that was sent in one piece: heads of requests are among them. */
    List<String> heard() {
        return heard;
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                threads.execute(() -> copy(client, server, true));
                threads.execute(() -> copy(server, client, false));
            }
        } catch (IOException e) {
            // The door is closed: the test is over, or the server is.
        }
    }

    private void copy(Socket from, Socket to, boolean sending) {
        try (from;
                to) {
            pump(from.getInputStream(), to.getOutputStream(), sending);
        } catch (IOException e) {
            // The other direction has ended.
        }
    }

    private void pump(InputStream in, OutputStream out, boolean sending) throws IOException {
        var piece = new byte[16 * 1024];
        var sum = 0L;
        for (var some = in.read(piece); some >= 0; some = in.read(piece)) {
            sum += some;
            if (sum > (sending ? afterSent : afterAnswered) && cuts.getAndDecrement() > 0) {
                done.incrementAndGet();
                return;
            }
            if (sending) {
                heard.add(new String(piece, 0, Math.min(some, 2000), StandardCharsets.ISO_8859_1));
            }
            out.write(piece, 0, some);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
