package dev.kubeone.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A background process that a client started, as the next client finds it.
 *
 * @param startedAtMs when the process started; with it a process that merely got the same id is never taken for it
 * @param kind "server" and "test-server", or "real" and "simulated"
 * @param port where it listens, or 0
 * @param uiPort where its Web UI listens, or 0
 */
record ProcessRecord(long pid, long startedAtMs, String kind, int port, int uiPort) {
    private static final Duration GRACE = Duration.ofSeconds(15);

    static ProcessRecord of(ProcessHandle process, String kind, int port, int uiPort) {
        return new ProcessRecord(process.pid(), started(process), kind, port, uiPort);
    }

    /** The record, if there is one and its process is alive. */
    static Optional<ProcessRecord> read(Path file) {
        return any(file).filter(ProcessRecord::alive);
    }

    /** The record, whether or not its process is alive. */
    static Optional<ProcessRecord> any(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
            return Optional.of(new ProcessRecord(
                    number(properties, "pid"),
                    number(properties, "startedAtMs"),
                    properties.getProperty("kind", ""),
                    (int) number(properties, "port"),
                    (int) number(properties, "uiPort")));
        } catch (IOException cause) {
            throw new UncheckedIOException(file + " cannot be read", cause);
        } catch (NumberFormatException broken) {
            // Half a record is none: whoever wrote it was cut off before its process could be found again.
            return Optional.empty();
        }
    }

    void write(Path file) {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("startedAtMs", Long.toString(startedAtMs));
        properties.setProperty("kind", kind);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("uiPort", Integer.toString(uiPort));
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var out = Files.newOutputStream(beside)) {
                properties.store(out, null);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException(file + " cannot be written", cause);
        }
    }

    boolean alive() {
        return handle().isPresent();
    }

    /** Asks the process to end, and ends it if it does not; does nothing to another process with the same id. */
    void stop() {
        handle().ifPresent(process -> {
            process.destroy();
            if (!ended(process)) {
                process.destroyForcibly();
                ended(process);
            }
        });
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> started(process) == startedAtMs);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException cause) {
            throw new IllegalStateException("process " + process.pid() + " cannot be waited for", cause);
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static long number(Properties properties, String name) {
        return Long.parseLong(properties.getProperty(name, ""));
    }
}
