package dev.kubeone.client.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.sealing.Sealer;
import dev.kubeone.sealing.SealingException;
import dev.kubeone.sealing.WorkerKey;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Secrets that stand in a manifest file itself. They are read again when they are sealed, and kept nowhere. */
final class SecretsOfFile {
    static final SecretsOfFile NONE = new SecretsOfFile(0, sealer -> {
        throw new IllegalStateException("there is no secret to seal");
    });

    private final int count;
    private final Function<UnaryOperator<String>, KubeOneCluster> again;

    /** @param again reads the manifest once more, and calls the sealer for each secret */
    SecretsOfFile(int count, Function<UnaryOperator<String>, KubeOneCluster> again) {
        this.count = count;
        this.again = again;
    }

    boolean none() {
        return count == 0;
    }

    KubeOneCluster sealed(String publicKeyset) {
        try {
            return again.apply(secret -> Sealer.seal(publicKeyset, secret.getBytes(UTF_8), WorkerKey.PURPOSE));
        } catch (SealingException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.CREDENTIALS,
                            "seal the manifest's secrets for the worker",
                            "",
                            cause.getMessage(),
                            "name the worker's worker-key.pub.json with --worker-key, or leave it away"),
                    cause);
        }
    }

    @Override
    public String toString() {
        return count + " secrets";
    }
}
