package dev.kubeone.client.terraform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the state that Terraform keeps in a folder. None where the state is elsewhere or encrypted: then only the program
 * can tell the outputs, and a file that still lies there is an old one.
 */
final class StateFile {
    private static final Pattern BACKEND = Pattern.compile("\"backend\"\\s*:\\s*\\{\\s*\"type\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ENCRYPTED = Pattern.compile("\"encrypted_data\"\\s*:");
    private static final int MOST = 4096;

    private StateFile() {}

    /** @param workspace what TF_WORKSPACE says, or "" */
    static Optional<Path> in(Path folder, String workspace) {
        var settings = folder.resolve(".terraform");
        var backend = BACKEND.matcher(beginning(settings.resolve("terraform.tfstate")));
        if (backend.find() && !backend.group(1).equals("local")) {
            return Optional.empty();
        }
        var chosen =
                workspace.isEmpty() ? beginning(settings.resolve("environment")).strip() : workspace;
        var file = chosen.isEmpty() || chosen.equals("default")
                ? folder.resolve("terraform.tfstate")
                : folder.resolve("terraform.tfstate.d").resolve(chosen).resolve("terraform.tfstate");
        var text = beginning(file);
        return text.isBlank() || ENCRYPTED.matcher(text).find() ? Optional.empty() : Optional.of(file);
    }

    private static String beginning(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw TerraformSource.failure(
                    file.toString(), "it cannot be read", "make it readable, or name another source", unreadable);
        }
    }
}
