package dev.kubeone.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Temporal server on a free loopback port, whose database outlives it. */
final class DevServer implements AutoCloseable {
    private final Path program;
    private final Path folder;
    private final int port;
    private final int uiPort;
    private Process process;

    private DevServer(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
        this.port = freePort();
        this.uiPort = freePort();
    }

    /** Starts one, or skips the test, saying so where nobody can miss it. */
    static DevServer started(Path folder) {
        var program = program();
        if (program.isEmpty()) {
            var message = "SKIPPED: no temporal program in KUBEONE_TEMPORAL, on PATH or in the cache folder;"
                    + " nothing was tested against a real Temporal server";
            System.err.println("\n*** " + message + " ***\n");
            Assumptions.abort(message);
        }
        var server = new DevServer(program.orElseThrow(), folder);
        server.start();
        return server;
    }

    private static Optional<Path> program() {
        var named = System.getenv("KUBEONE_TEMPORAL");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        var cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .orElse(System.getProperty("user.home") + "/.cache");
        var path = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""));
        return Stream.concat(path, Stream.of(cache + "/kubeone/bin"))
                .map(folder -> Path.of(folder, "temporal"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Where a browser finds the Web UI. */
    String webUi() {
        return "http://127.0.0.1:" + uiPort;
    }

    void start() {
        process = Processes.start(
                folder.resolve("server.log"),
                Map.of(),
                program.toString(),
                "server",
                "start-dev",
                "--ui-port",
                String.valueOf(uiPort),
                "--ip",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--db-filename",
                folder.resolve("temporal.db").toString(),
                "--log-level",
                "error");
    }

    /** What an operator types: {@code temporal …}, about this server. Returns what it says. */
    String temporal(Path folder, String... command) {
        var log = folder.resolve("temporal.log");
        var words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(command));
        words.addAll(List.of("--address", address()));
        var process = Processes.start(log, Map.of(), words.toArray(String[]::new));
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(words + " failed: " + Files.readString(log));
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a power cut would. */
    void kill() {
        Processes.kill(process);
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
