package dev.kubeone.client.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.credentials.CredentialCatalog;
import dev.kubeone.model.credentials.CredentialSources;
import dev.kubeone.model.credentials.CredentialSources.Role;
import dev.kubeone.model.credentials.Credentials;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.sealing.Sealer;
import dev.kubeone.sealing.WorkerKey;
import dev.kubeone.workflows.messages.FileBundle;
import java.util.Map;
import java.util.TreeMap;

/** A provider's credentials as they were found on this machine, by who uses them. Its text never holds a value. */
final class ProviderSecrets {
    static final ProviderSecrets NONE = new ProviderSecrets(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Map<String, String>> values;

    private ProviderSecrets(Map<String, Map<String, String>> values) {
        this.values = values;
    }

    /**
     * What has to travel: credentials that nothing in the cluster uses stay here.
     *
     * @param file what the credentials file holds, by name
     */
    static ProviderSecrets of(CloudProvider provider, Map<String, String> file, Surroundings around) {
        if (!provider.external() || !provider.secretProviderClassName().isEmpty()) {
            return NONE;
        }
        var needs = CredentialCatalog.bundled().needs(provider.name()).orElseThrow();
        var found = new TreeMap<>(
                Credentials.of(needs, new CredentialSources(file, around.environment()), Role.CLOUD_CONTROLLER)
                        .values());
        AwsProfile.resolve(found, around);
        return found.isEmpty() ? NONE : new ProviderSecrets(Map.of(FileBundle.CLOUD_CONTROLLER, found));
    }

    boolean none() {
        return values.isEmpty();
    }

    /** Each as a JSON object, sealed. */
    Map<String, String> sealed(String publicKeyset) {
        var references = new TreeMap<String, String>();
        values.forEach((user, credentials) ->
                references.put(user, Sealer.seal(publicKeyset, json(credentials).getBytes(UTF_8), WorkerKey.PURPOSE)));
        return references;
    }

    private static String json(Map<String, String> credentials) {
        try {
            return JSON.writeValueAsString(credentials);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is plain data", e);
        }
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
