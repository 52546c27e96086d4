package dev.kubeone.worker;

import dev.kubeone.hosts.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the worker's environment says.
 *
 * @param simulated KUBEONE_HOSTS=simulated: hosts are models, kept under the state folder
 * @param state KUBEONE_STATE: where run logs and models live; default {@code $XDG_STATE_HOME/kubeone}
 * @param keys KUBEONE_KEYS: folder with the key pair that clients seal secrets for; default the state folder
 * @param knownHosts KUBEONE_KNOWN_HOSTS: file with the host keys that are accepted; default {@code ~/.ssh/known_hosts}
 * @param acceptNewHostKeys KUBEONE_ACCEPT_NEW_HOST_KEYS=true: a key seen for the first time is accepted and remembered
 * @param buildId KUBEONE_BUILD_ID: switches Worker Versioning on with this build id
 * @param webhook KUBEONE_WEBHOOK_URL: where it is told what was found on clusters
 * @param webhookSecret KUBEONE_WEBHOOK_SECRET: what that is signed with
 * @param snapshots KUBEONE_SNAPSHOTS…: where snapshots of etcd are kept; default the state folder
 * @param simulationSpeed KUBEONE_SIMULATION_SPEED: how many times faster than real ones simulated steps are
 */
record WorkerConfig(
        boolean simulated,
        Path state,
        Path keys,
        Path knownHosts,
        boolean acceptNewHostKeys,
        Optional<String> buildId,
        Optional<URI> webhook,
        Secret webhookSecret,
        SnapshotConfig snapshots,
        double simulationSpeed) {

    /** @throws IllegalArgumentException that names the variable whose value is not understood */
    static WorkerConfig from(Map<String, String> environment) {
        var home = Path.of(System.getProperty("user.home"));
        var stateHome = environment.getOrDefault(
                "XDG_STATE_HOME", home.resolve(".local/state").toString());
        var state = Path.of(environment.getOrDefault("KUBEONE_STATE", stateHome + "/kubeone"));
        return new WorkerConfig(
                choice(environment, "KUBEONE_HOSTS", "real", "simulated").equals("simulated"),
                state,
                Path.of(environment.getOrDefault("KUBEONE_KEYS", state.toString())),
                Path.of(environment.getOrDefault(
                        "KUBEONE_KNOWN_HOSTS", home.resolve(".ssh/known_hosts").toString())),
                choice(environment, "KUBEONE_ACCEPT_NEW_HOST_KEYS", "false", "true")
                        .equals("true"),
                Optional.of(environment.getOrDefault("KUBEONE_BUILD_ID", "")).filter(build -> !build.isBlank()),
                webhook(environment),
                new Secret(environment.getOrDefault("KUBEONE_WEBHOOK_SECRET", "")),
                SnapshotConfig.from(environment, state),
                speed(environment));
    }

    private static Optional<URI> webhook(Map<String, String> environment) {
        var text = environment.getOrDefault("KUBEONE_WEBHOOK_URL", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[^\\s/@]+(/\\S*)?")) {
            throw wrong("KUBEONE_WEBHOOK_URL", text, "an address that begins with https:// or http://", null);
        }
        if (environment.getOrDefault("KUBEONE_WEBHOOK_SECRET", "").isBlank()) {
            throw new IllegalArgumentException(
                    "KUBEONE_WEBHOOK_SECRET is missing: what is sent to KUBEONE_WEBHOOK_URL is signed with it");
        }
        return Optional.of(URI.create(text));
    }

    private static double speed(Map<String, String> environment) {
        var text = environment.getOrDefault("KUBEONE_SIMULATION_SPEED", "1");
        try {
            var speed = Double.parseDouble(text);
            if (speed > 0) {
                return speed;
            }
        } catch (NumberFormatException e) {
            throw wrong("KUBEONE_SIMULATION_SPEED", text, "a number above 0", e);
        }
        throw wrong("KUBEONE_SIMULATION_SPEED", text, "a number above 0", null);
    }

    private static String choice(Map<String, String> environment, String name, String byDefault, String other) {
        var value = environment.getOrDefault(name, byDefault);
        if (!value.equals(byDefault) && !value.equals(other)) {
            throw wrong(name, value, byDefault + " or " + other, null);
        }
        return value;
    }

    static IllegalArgumentException wrong(String name, String value, String wanted, Exception cause) {
        return new IllegalArgumentException(name + " is \"" + value + "\", but must be " + wanted, cause);
    }
}
