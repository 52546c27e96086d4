package dev.kubeone.client.manifest;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** The text of a manifest's file. */
public final class ManifestText {
    private ManifestText() {}

    /**
     * @param file as the operator gave it
     * @param directory what a relative file is relative to
     * @throws OperatorException if it cannot be read
     */
    public static String read(String file, Path directory) {
        try {
            ByteBuffer content = ByteBuffer.wrap(ManifestFile.content(file, directory));
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new OperatorException(
                    FailureKind.MANIFEST, "read the manifest", file, "it is not UTF-8 text", "save it as UTF-8");
        }
    }

    /** Puts another text into the file, whole or not at all; who may read the file stays as it is. */
    public static void write(String file, Path directory, String text) {
        try {
            var target = directory.resolve(file).toRealPath();
            var draft = Files.createTempFile(target.getParent(), ".", ".yaml");
            try {
                Files.writeString(draft, text);
                likeTheOther(draft, target);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException cause) {
            var why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
            throw new OperatorException(
                    new Failure(
                            FailureKind.MANIFEST,
                            "write the manifest",
                            file,
                            why,
                            "the file is as it was; without --in-place the result goes to standard output"),
                    cause);
        }
    }

    private static void likeTheOther(Path draft, Path target) throws IOException {
        if (Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
        }
    }
}
