package dev.kubeone.client.terraform;

import dev.kubeone.client.console.BoundedFile;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.terraform.TerraformFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code -t} names: a file, {@code -} for standard input, or the folder where Terraform was applied. */
public final class TerraformSource {
    // A state holds every resource; that of a large infrastructure has some 10 MB.
    private static final int LARGEST = 64_000_000;
    private static final String HINT = "name a file, - for standard input, or the folder where Terraform was applied";

    private TerraformSource() {}

    /**
     * Reads the outputs.
     *
     * @param source as the operator gave it; "" for none
     * @throws OperatorException if there is nothing to read; its text never holds an output
     */
    public static TerraformFile read(String source, Surroundings around) {
        if (source.isEmpty()) {
            return TerraformFile.NONE;
        }
        if (source.equals("-")) {
            return new TerraformFile("(standard input)", standardInput(around));
        }
        var path = around.directory().resolve(source);
        if (Files.isDirectory(path)) {
            return folder(source, path, around);
        }
        return new TerraformFile(source, file(source, path));
    }

    private static TerraformFile folder(String source, Path folder, Surroundings around) {
        Optional<Path> state = StateFile.in(folder, around.environment("TF_WORKSPACE"));
        if (state.isPresent()) {
            var name = Path.of(source)
                    .resolve(folder.relativize(state.get()))
                    .normalize()
                    .toString();
            return new TerraformFile(name, file(name, state.get()));
        }
        return new TerraformFile(source, new TerraformProgram(around).outputs(folder));
    }

    private static byte[] file(String name, Path path) {
        try {
            if (!Files.exists(path)) {
                throw failure(name, "there is no such file or folder", HINT, null);
            }
            return BoundedFile.read(path, LARGEST)
                    .orElseThrow(() -> failure(name, "it has more than " + LARGEST / 1_000_000 + " MB", HINT, null));
        } catch (IOException cause) {
            throw failure(name, "it cannot be read (" + cause.getClass().getSimpleName() + ")", HINT, cause);
        }
    }

    private static byte[] standardInput(Surroundings around) {
        var text = new StringBuilder();
        var buffer = new char[8192];
        try {
            Reader in = around.in();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                text.append(buffer, 0, read);
                if (text.length() > LARGEST) {
                    throw failure("-", "it has more than " + LARGEST / 1_000_000 + " MB", HINT, null);
                }
            }
        } catch (IOException cause) {
            throw failure("-", "standard input cannot be read", HINT, cause);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static OperatorException failure(String where, String why, String next, Throwable cause) {
        return new OperatorException(
                new Failure(FailureKind.MANIFEST, "read Terraform's outputs", where, why, next), cause);
    }
}
