package dev.kubeone.activities.steps;

import dev.kubeone.activities.render.Encryption;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.beside.FileKind;
import java.time.Duration;
import java.util.Map;

/** What secrets are encrypted with, on its way to a control plane; asked for only when a job really starts. */
final class EncryptionSecrets {
    private static final String SCRIPT = "kubernetes/read-encryption.sh";
    private static final Duration READ = Duration.ofSeconds(20);
    private static final String ACTION = "read what secrets are encrypted with";

    private EncryptionSecrets() {}

    /** The operator's own configuration, where there is one. */
    static Map<String, Secret> given(StepContext context) {
        var reference = context.input().step().inputs().getOrDefault(Encryption.REFERENCE, "");
        if (reference.isEmpty()) {
            return Map.of();
        }
        var secret = context.secrets().resolve(reference);
        if (!FileKind.ENCRYPTION.holds(secret.reveal())) {
            throw new OperatorException(
                    FailureKind.MANIFEST,
                    ACTION,
                    "",
                    "features.encryptionProviders.customEncryptionConfiguration is not "
                            + FileKind.ENCRYPTION.expects(),
                    "correct it, then start again");
        }
        return Map.of("ENCRYPTION_CONFIGURATION", secret);
    }

    /**
     * The same, or what another control plane has already. One that cannot be asked might have a key: making a second
     * one would cost the secrets, so its exception ends the attempt.
     */
    static Map<String, Secret> givenOrShared(StepContext context) {
        var given = given(context);
        if (!given.isEmpty() || !context.input().step().inputs().containsKey(Encryption.INPUT)) {
            return given;
        }
        var target = context.input().target().displayName();
        for (var host : context.input().controlPlanes()) {
            if (!host.displayName().equals(target)) {
                var result = context.session(host).run(new Command(SCRIPT, Scripts.file(SCRIPT), Map.of(), READ));
                if (!result.succeeded()) {
                    throw new OperatorException(
                            FailureKind.COMMAND_FAILED,
                            ACTION,
                            host.displayName(),
                            "the script ended with exit code " + result.exitCode(),
                            "see that /etc/kubernetes/pki can be read there, then retry");
                }
                if (!result.stdout().isBlank()) {
                    return Map.of("ENCRYPTION_FILE", new Secret(result.stdout().strip()));
                }
            }
        }
        return Map.of();
    }
}
