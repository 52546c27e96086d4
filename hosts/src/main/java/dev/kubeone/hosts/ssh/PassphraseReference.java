package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the passphrase of a key is found: {@code env:NAME} or {@code file:PATH}. */
final class PassphraseReference {
    private PassphraseReference() {}

    /** @return nothing if the address names none */
    static Optional<Secret> resolve(HostAddress at) {
        var reference = at.passphrase();
        if (reference.isBlank()) {
            return Optional.empty();
        }
        if (reference.startsWith("env:")) {
            return Optional.of(ofEnvironment(at, reference.substring(4)));
        }
        if (reference.startsWith("file:")) {
            return Optional.of(ofFile(at, reference.substring(5)));
        }
        // Perhaps the passphrase itself was written there, so it is not repeated.
        throw failure(at, "the reference to the key's passphrase begins neither with env: nor with file:", null);
    }

    private static Secret ofEnvironment(HostAddress at, String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw failure(at, "the environment has no variable " + name + " for the key's passphrase", null);
        }
        return new Secret(value);
    }

    private static Secret ofFile(HostAddress at, String path) {
        try {
            return new Secret(Files.readString(Path.of(path)).stripTrailing());
        } catch (IOException e) {
            throw failure(at, "the file " + path + " with the key's passphrase cannot be read", e);
        }
    }

    private static HostException failure(HostAddress at, String what, IOException cause) {
        return Failures.credentials(
                at, what, "Name it as env:NAME or file:PATH, and set it where the worker runs.", cause);
    }
}
