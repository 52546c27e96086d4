package dev.kubeone.client.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what a person named, which may be a pipe or a device without an end. */
public final class BoundedFile {
    private BoundedFile() {}

    /** The content, or none if it has more bytes; never reads more than one byte beyond them. */
    public static Optional<byte[]> read(Path path, int most) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var content = in.readNBytes(most + 1);
            return content.length > most ? Optional.empty() : Optional.of(content);
        }
    }
}
