package dev.kubeone.activities.secrets;

import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.sealing.SealingException;
import dev.kubeone.sealing.WorkerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Turns references into values. */
public final class Secrets {
    /** Resolves what the worker has, and opens nothing that is sealed. */
    public static final Secrets WITHOUT_KEY = new Secrets(Optional.empty());

    private final Optional<WorkerKey> key;

    private Secrets(Optional<WorkerKey> key) {
        this.key = key;
    }

    /** @param key opens {@code sealed:…} references */
    public static Secrets openedWith(WorkerKey key) {
        return new Secrets(Optional.of(key));
    }

    /**
     * The value behind {@code env:NAME} or {@code file:PATH} of this worker, or in {@code sealed:…}; "" stands for
     * itself.
     *
     * @throws OperatorException of kind CREDENTIALS that names the reference, never a value
     */
    public Secret resolve(String reference) {
        if (reference.isEmpty()) {
            return new Secret("");
        }
        if (reference.startsWith("env:")) {
            var value = System.getenv(reference.substring(4));
            if (value == null) {
                throw missing(reference, "the worker's environment has no such variable");
            }
            return new Secret(value);
        }
        if (reference.startsWith("file:")) {
            return file(reference);
        }
        if (reference.startsWith("sealed:")) {
            return opened(reference);
        }
        throw missing("a secret of the manifest", "it is not a reference of the form env:NAME or file:PATH");
    }

    private Secret opened(String reference) {
        var keys = key.orElseThrow(() -> missing("a sealed secret", "this worker has no key"));
        try {
            return new Secret(keys.open(reference));
        } catch (SealingException closed) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.CREDENTIALS,
                            "open a sealed secret of the manifest",
                            "",
                            closed.getMessage(),
                            "if the worker's key was changed, cancel and start again: the client seals for the new key"),
                    closed);
        }
    }

    private static Secret file(String reference) {
        try {
            return new Secret(Files.readString(Path.of(reference.substring(5))).strip());
        } catch (IOException e) {
            throw missing(
                    reference,
                    "the worker cannot read the file (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static OperatorException missing(String reference, String why) {
        return new OperatorException(
                FailureKind.CREDENTIALS, "resolve " + reference, "", why, "give it to the worker and retry");
    }
}
