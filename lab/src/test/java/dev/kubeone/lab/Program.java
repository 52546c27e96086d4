package dev.kubeone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of this test: started with an environment, its output kept in a file, ended by its id. */
final class Program implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Process process;
    private final Path output;
    private final long began = System.nanoTime();

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Program start(Map<String, String> environment, List<String> command) {
        try {
            var output = Files.createTempFile(Checkout.outputs(), "output-", ".log");
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Program(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + command, e);
        }
    }

    static Ended run(Map<String, String> environment, String... command) {
        try (var program = start(environment, List.of(command))) {
            var ended = program.await(LONGEST);
            Files.delete(program.output); // the text is in the result
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException("removing the output of " + List.of(command), e);
        }
    }

    Ended await(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("not over after " + longest + "; it said:\n" + text() + Standstill.report());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a process", e);
        }
        return new Ended(process.exitValue(), text(), Duration.ofNanos(System.nanoTime() - began));
    }

    boolean alive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + output, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** How a process ended. */
    record Ended(int code, String output, Duration took) {
        Ended mustSucceed() {
            if (code != 0) {
                throw new AssertionError("exit code " + code + "; it said:\n" + output);
            }
            return this;
        }
    }
}
