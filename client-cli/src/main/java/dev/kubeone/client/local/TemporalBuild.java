package dev.kubeone.client.local;

import dev.kubeone.client.console.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Builds the Temporal program with Go, where there is Go: for places that reach a module proxy only. */
final class TemporalBuild {
    private final Surroundings around;
    private final Path program;
    private final Path go;

    TemporalBuild(Surroundings around, Path program, Path go) {
        this.around = around;
        this.program = program;
        this.go = go;
    }

    /** The program, or nothing if it cannot be built; then Go has said why. */
    Optional<Path> build() {
        var module = "github.com/temporalio/cli/cmd/temporal@v" + TemporalDownload.VERSION;
        around.err()
                .println("Building the Temporal server with Go (about 3 minutes on 2 cores, once): go install "
                        + module);
        try {
            var folder = Files.createTempDirectory(program.getParent(), "build");
            var process = process(module, folder).start();
            relay(process);
            if (process.waitFor() != 0) {
                around.err().println("Go could not build it.");
                return Optional.empty();
            }
            TemporalDownload.install(Files.readAllBytes(folder.resolve("temporal")), program);
            Files.delete(folder.resolve("temporal"));
            Files.delete(folder);
            return Optional.of(program);
        } catch (IOException cause) {
            around.err().println("It cannot be built: " + cause);
            return Optional.empty();
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private ProcessBuilder process(String module, Path folder) {
        var builder = new ProcessBuilder(go.toString(), "install", "-v", module)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("GOBIN", folder.toString());
        builder.environment().put("CGO_ENABLED", "0");
        return builder;
    }

    // Go names each package it compiles; one in a hundred shows that it moves.
    private void relay(Process process) throws IOException {
        try (var lines = process.inputReader()) {
            var count = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                if (count % 100 == 0) {
                    around.err().println("  " + count + " packages, now " + line);
                }
            }
        }
    }
}
