package dev.kubeone.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The key pair that clients seal secrets for, kept in a folder of the worker. {@code worker-key.json} is the key in use;
 * {@code worker-key.NAME.json} are former ones, which open what was sealed for them and nothing else. Several workers of
 * one namespace need the same files.
 */
public final class WorkerKey {
    /** What secrets of manifests are sealed with as their purpose. */
    public static final String PURPOSE = "a secret of a manifest";

    private static final String FILE = "worker-key.json";
    private static final String PUBLIC_FILE = "worker-key.pub.json";
    private static final String FORMER = "worker-key.*.json";

    private final RecipientKey current;
    private final List<Opener> openers;

    private WorkerKey(RecipientKey current, List<Opener> openers) {
        this.current = current;
        this.openers = List.copyOf(openers);
    }

    /**
     * The keys in {@code folder}; the first one is made when there is none.
     *
     * @throws SealingException if a key cannot be read or made
     */
    public static WorkerKey in(Path folder) {
        try {
            var file = folder.resolve(FILE);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            var current = read(file);
            write(folder.resolve(PUBLIC_FILE), current.publicKeyset());
            var openers = new ArrayList<Opener>();
            openers.add(current.opener());
            try (var former = Files.newDirectoryStream(folder, FORMER)) {
                for (var path : former) {
                    if (!path.endsWith(PUBLIC_FILE)) {
                        openers.add(read(path).opener());
                    }
                }
            }
            return new WorkerKey(current, openers);
        } catch (IOException | GeneralSecurityException cause) {
            throw new SealingException("the worker's key in " + folder + " cannot be read or made", cause);
        }
    }

    /** The public keyset as JSON: whoever has it can seal for this worker. */
    public String publicKeyset() {
        return current.publicKeyset();
    }

    /**
     * The secret behind a {@code sealed:…} reference.
     *
     * @throws SealingException if none of the keys opens it
     */
    public String open(String sealed) {
        SealingException first = null;
        for (var opener : openers) {
            try {
                return new String(opener.open(sealed, PURPOSE), UTF_8);
            } catch (SealingException other) {
                first = first == null ? other : first;
            }
        }
        throw first;
    }

    // Linked into place: of two workers that start at once, one makes the key and both use it.
    private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Hpke.ready();
        var keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(Hpke.parameters()), InsecureSecretKeyAccess.get());
        var beside = temporary(folder);
        try {
            Files.writeString(beside, keyset);
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException another) {
            // The other worker's key is the key.
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path temporary(Path folder) throws IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.createTempFile(folder, ".worker-key", "", mine);
    }

    private static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        var beside = temporary(file.getParent());
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static RecipientKey read(Path file) throws IOException, GeneralSecurityException {
        Hpke.ready();
        return new RecipientKey(
                TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
    }
}
