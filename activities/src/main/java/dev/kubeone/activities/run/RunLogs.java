package dev.kubeone.activities.run;

import dev.kubeone.hosts.Redactor;
import dev.kubeone.workflows.messages.StepInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The output of steps, kept on the worker: {@code <folder>/<cluster>/<run>/<step>.log}, redacted. Of each cluster the
 * newest runs are kept.
 */
public final class RunLogs {
    private static final int KEPT_RUNS = 30;
    private static final long MAX_BYTES = 20_000_000;

    private final Path folder;

    public RunLogs(Path folder) {
        this.folder = folder;
    }

    /** Opens the log of a step, behind what earlier attempts wrote. */
    Log open(StepInput input) {
        var cluster = folder.resolve(safe(input.cluster()));
        var run = cluster.resolve(safe(input.runId()));
        try {
            if (!Files.isDirectory(run)) {
                Files.createDirectories(run);
                forgetOld(cluster);
            }
            return new Log(run.resolve(safe(input.step().id()) + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException("run log " + run, e);
        }
    }

    private static void forgetOld(Path cluster) throws IOException {
        try (Stream<Path> runs = Files.list(cluster)) {
            var old = runs.sorted(Comparator.comparing(RunLogs::age).reversed())
                    .skip(KEPT_RUNS)
                    .toList();
            for (var run : old) {
                try (Stream<Path> files = Files.walk(run)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private static Instant age(Path run) {
        try {
            return Files.getLastModifiedTime(run).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(run.toString(), e);
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** One step's log. Lines beyond a generous limit are not kept. */
    static final class Log implements AutoCloseable {
        private final Redactor.Lines redactor = Redactor.ofPatterns().lines();
        private final BufferedWriter writer;
        private long left;

        private Log(Path file) throws IOException {
            left = MAX_BYTES - (Files.exists(file) ? Files.size(file) : 0);
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        /** @return the line as it was written, redacted */
        synchronized String line(String line) {
            var clean = redactor.next(line);
            var entry = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + clean + "\n";
            left -= entry.length();
            if (left < 0) {
                return clean;
            }
            try {
                writer.write(entry);
                writer.flush();
                return clean;
            } catch (IOException e) {
                throw new UncheckedIOException("run log", e);
            }
        }

        @Override
        public synchronized void close() {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException("run log", e);
            }
        }
    }
}
