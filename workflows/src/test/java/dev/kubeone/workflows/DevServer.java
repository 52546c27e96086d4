package dev.kubeone.workflows;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Temporal dev server with a database file, for tests. */
public final class DevServer implements AutoCloseable {
    private final Path program;
    private final Path folder;
    private final int port = freePort();
    private final int uiPort = freePort();
    private Process process;

    public DevServer(Path program, Path folder) throws IOException {
        this.program = program;
        this.folder = folder;
        start();
    }

    /** The program: {@code KUBEONE_TEMPORAL}, else on PATH, else in our cache folder. */
    public static Optional<Path> program() {
        var named = System.getenv("KUBEONE_TEMPORAL");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        var cache = System.getenv("XDG_CACHE_HOME");
        var home =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        var folders =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
        return Stream.concat(folders, Stream.of(home.resolve("kubeone").resolve("bin")))
                .map(folder -> folder.resolve("temporal"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void start() throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "server",
                        "start-dev",
                        "--db-filename",
                        folder.resolve("temporal.db").toString(),
                        "--ip",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--ui-port",
                        Integer.toString(uiPort),
                        "--log-level",
                        "error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    /** As a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the dev server does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
