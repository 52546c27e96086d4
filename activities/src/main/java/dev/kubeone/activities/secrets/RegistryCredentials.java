package dev.kubeone.activities.secrets;

import dev.kubeone.hosts.Secret;
import dev.kubeone.model.manifest.ContainerdRegistry.Auth;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Credentials of registries on their way from the manifest to a host: as references in a plan's inputs, as an
 * Authorization header in the host's memory.
 */
public final class RegistryCredentials {
    private static final String PREFIX = "REGISTRY_AUTH_";

    private RegistryCredentials() {}

    /** Inputs for a plan: {@code REGISTRY_AUTH_0.USERNAME → env:NAME}. */
    public static Map<String, String> references(Map<String, Auth> credentials) {
        var inputs = new TreeMap<String, String>();
        credentials.forEach((name, auth) -> {
            inputs.put(name + "__USERNAME", auth.username());
            inputs.put(name + "__PASSWORD", auth.password());
            inputs.put(name + "__AUTH", auth.auth());
            inputs.put(name + "__TOKEN", auth.identityToken());
        });
        return inputs;
    }

    /** Headers by the name that stands for them in the files. */
    public static Map<String, Secret> headers(Map<String, String> inputs, Secrets secrets) {
        var headers = new TreeMap<String, Secret>();
        inputs.keySet().stream()
                .filter(key -> key.startsWith(PREFIX) && key.endsWith("__USERNAME"))
                .map(key -> key.substring(0, key.length() - "__USERNAME".length()))
                .forEach(name -> headers.put(name, header(name, inputs, secrets)));
        return headers;
    }

    private static Secret header(String name, Map<String, String> inputs, Secrets secrets) {
        var token = value(inputs, name + "__TOKEN", secrets);
        if (!token.isEmpty()) {
            return new Secret("Bearer " + token);
        }
        var auth = value(inputs, name + "__AUTH", secrets);
        if (!auth.isEmpty()) {
            return new Secret("Basic " + auth);
        }
        var pair = value(inputs, name + "__USERNAME", secrets) + ":" + value(inputs, name + "__PASSWORD", secrets);
        return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String value(Map<String, String> inputs, String key, Secrets secrets) {
        return secrets.resolve(inputs.getOrDefault(key, "")).reveal();
    }
}
