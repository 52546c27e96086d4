package dev.kubeone.client.manifest;

import dev.kubeone.client.console.BoundedFile;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.credentials.CredentialCatalog;
import dev.kubeone.model.credentials.CredentialSources;
import dev.kubeone.model.credentials.CredentialSources.Role;
import dev.kubeone.model.credentials.Credentials;
import dev.kubeone.model.credentials.CredentialsFile;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.schema.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what is missing of a provider's credentials before anything starts. */
public final class CredentialCheck {
    private static final int LARGEST = 1_000_000;

    private CredentialCheck() {}

    /**
     * @param values what the credentials file holds, by name
     * @throws OperatorException of kind CREDENTIALS that names what is missing, never a value
     */
    public static void require(CloudProvider provider, Map<String, String> values, Surroundings around) {
        if (!provider.name().isEmpty()) {
            whole(provider.name(), values, around);
        }
    }

    private static void whole(String provider, Map<String, String> values, Surroundings around) {
        var needs = CredentialCatalog.bundled().needs(provider).orElseThrow();
        var problems = Credentials.of(needs, new CredentialSources(values, around.environment()), Role.CLOUD_CONTROLLER)
                .problems();
        if (!problems.isEmpty()) {
            throw failure(
                    "find the credentials of " + provider,
                    "",
                    String.join("; ", problems),
                    "give them and run this command again",
                    null);
        }
    }

    /**
     * What a credentials file holds, by name; nothing if there is none.
     *
     * @param file as the operator gave it, or ""
     */
    public static Map<String, String> read(String file, Path directory) {
        if (file.isEmpty()) {
            return Map.of();
        }
        var findings = new Findings();
        var values = CredentialsFile.read(text(file, directory.resolve(file)), findings);
        return values.orElseThrow(() -> failure(
                "read the credentials",
                file,
                findings.problems().stream()
                        .map(problem -> problem.path().isEmpty()
                                ? problem.message()
                                : "line " + problem.line() + ": " + problem.path() + ": " + problem.message())
                        .collect(Collectors.joining("; ")),
                "write it as NAME: value, one a line",
                null));
    }

    private static String text(String file, Path path) {
        try {
            var content = BoundedFile.read(path, LARGEST)
                    .orElseThrow(() -> failure(
                            "read the credentials", file, "it has more than 1 MB", "is it another file?", null));
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException cause) {
            var why = "it cannot be read (" + cause.getClass().getSimpleName() + ")";
            throw failure("read the credentials", file, why, "name another with --credentials", cause);
        }
    }

    private static OperatorException failure(String action, String where, String why, String next, Throwable cause) {
        return new OperatorException(new Failure(FailureKind.CREDENTIALS, action, where, why, next), cause);
    }
}
