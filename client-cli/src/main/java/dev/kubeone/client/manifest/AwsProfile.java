package dev.kubeone.client.manifest;

import dev.kubeone.client.console.BoundedFile;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A profile of the AWS tools: the worker has no such file, so what the profile says travels instead of its name. */
final class AwsProfile {
    private static final String PROFILE = "AWS_PROFILE";
    private static final int LARGEST = 1_000_000;

    private AwsProfile() {}

    /** Puts the profile's keys in place of its name. */
    static void resolve(Map<String, String> credentials, Surroundings around) {
        var profile = credentials.remove(PROFILE);
        if (profile == null) {
            return;
        }
        var file = file(around);
        var found = section(file, profile);
        for (var name : new String[] {"aws_access_key_id", "aws_secret_access_key"}) {
            if (!found.containsKey(name)) {
                throw failure(file, "the profile " + profile + " has no " + name, null);
            }
        }
        found.forEach((name, value) -> {
            if (name.matches("aws_(access_key_id|secret_access_key|session_token)")) {
                credentials.put(name.toUpperCase(Locale.ROOT), value);
            }
        });
    }

    private static Path file(Surroundings around) {
        var named = around.environment("AWS_SHARED_CREDENTIALS_FILE");
        return named.isEmpty()
                ? Path.of(around.environment("HOME"), ".aws", "credentials")
                : around.directory().resolve(named);
    }

    private static Map<String, String> section(Path file, String profile) {
        var found = new TreeMap<String, String>();
        var inside = false;
        for (var line : lines(file)) {
            var text = line.strip();
            if (text.startsWith("[")) {
                inside = text.equals("[" + profile + "]");
            } else if (inside && text.contains("=") && !text.startsWith("#")) {
                var pair = text.split("=", 2);
                found.put(pair[0].strip(), pair[1].strip());
            }
        }
        return found;
    }

    private static Iterable<String> lines(Path file) {
        try {
            var content =
                    BoundedFile.read(file, LARGEST).orElseThrow(() -> failure(file, "it has more than 1 MB", null));
            return new String(content, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException cause) {
            throw failure(file, "it cannot be read (" + cause.getClass().getSimpleName() + ")", cause);
        }
    }

    private static OperatorException failure(Path file, String why, Throwable cause) {
        return new OperatorException(
                new Failure(
                        FailureKind.CREDENTIALS,
                        "find the credentials of aws",
                        file.toString(),
                        why,
                        "give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name the file with"
                                + " AWS_SHARED_CREDENTIALS_FILE"),
                cause);
    }
}
