package dev.kubeone.client.terraform;

import dev.kubeone.client.console.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Asks Terraform, or OpenTofu where there is no Terraform, for the outputs of a folder. */
final class TerraformProgram {
    private static final List<String> NAMES = List.of("terraform", "tofu");
    private static final int LARGEST = 8_000_000;
    private static final int LONGEST_COMPLAINT = 600;
    private static final int PATIENCE_SECONDS = 60;

    private final Surroundings around;

    TerraformProgram(Surroundings around) {
        this.around = around;
    }

    byte[] outputs(Path folder) {
        var program = NAMES.stream()
                .flatMap(name -> found(name).stream())
                .findFirst()
                .orElseThrow(() -> TerraformSource.failure(
                        folder.toString(),
                        "it has no state file, and neither terraform nor tofu is on PATH",
                        "install one of them, or give -t what terraform output -json prints",
                        null));
        try {
            return run(program, folder);
        } catch (IOException | UncheckedIOException | CompletionException cause) {
            throw failure(program, folder, "it could not be run or its output not be read", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw failure(program, folder, "interrupted", cause);
        }
    }

    private Optional<Path> found(String name) {
        return Arrays.stream(around.environment("PATH").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private byte[] run(Path program, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(program.toString(), "output", "-no-color", "-json")
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(around.environment());
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("TF_INPUT", "0");
        var process = builder.start();
        try {
            var out = CompletableFuture.supplyAsync(() -> head(process.getInputStream(), LARGEST));
            var err = CompletableFuture.supplyAsync(() -> head(process.getErrorStream(), LONGEST_COMPLAINT));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw failure(program, folder, "it gave no answer within " + PATIENCE_SECONDS + " seconds", null);
            }
            if (process.exitValue() != 0) {
                throw failure(program, folder, "it ended with " + process.exitValue() + ": " + line(err.join()), null);
            }
            return out.join();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    // Reads to the end so that the program never waits for a reader, and keeps the beginning.
    private static byte[] head(InputStream in, int most) {
        var kept = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try (in) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(read, Math.max(0, most - kept.size())));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return kept.toByteArray();
    }

    // What "output -json" complains about is the backend or the folder; outputs go to standard output only.
    private static String line(byte[] complaint) {
        var text = new String(complaint, StandardCharsets.UTF_8).replaceAll("[\\s\\p{Cntrl}\u2577\u2502\u2575]+", " ");
        return text.isBlank() ? "it does not say why" : text.strip();
    }

    private static RuntimeException failure(Path program, Path folder, String why, Throwable cause) {
        return TerraformSource.failure(
                folder.toString(),
                program + " output -json: " + why,
                "run it there yourself, or give -t a file with its output",
                cause);
    }
}
