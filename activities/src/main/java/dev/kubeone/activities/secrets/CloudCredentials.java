package dev.kubeone.activities.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.workflows.messages.FileBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a provider's own controllers need to know, as secrets of kube-system: opened in the worker when they are written
 * or compared, and in no plan, fact or message but sealed.
 */
public final class CloudCredentials {
    /** Its name in the record of what was applied. */
    public static final String ADDON = "cloud-credentials";

    /** Inputs of a step, and names of what is in a request. */
    private static final String CREDENTIALS = "CREDENTIALS";

    private static final String CLOUD_CONFIG = "CLOUD_CONFIG";
    private static final String NAMESPACE = "kube-system";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CloudCredentials() {}

    /**
     * References by the names of a step's inputs; empty where the manifest lets nobody use them. Only those that the
     * cluster needs leave the operator's machine for it: somebody else's controller manager is what they are for.
     */
    public static Map<String, String> references(KubeOneCluster manifest, FileBundle files) {
        var references = new TreeMap<String, String>();
        var provider = manifest.cloudProvider();
        if (!provider.external() || !provider.secretProviderClassName().isEmpty()) {
            return references;
        }
        Optional.ofNullable(files)
                .map(bundle -> bundle.credentials().get(FileBundle.CLOUD_CONTROLLER))
                .ifPresent(reference -> references.put(CREDENTIALS, reference));
        if (!provider.cloudConfig().isEmpty()) {
            references.put(CLOUD_CONFIG, provider.cloudConfig());
        }
        return references;
    }

    /** The secrets as a manifest. */
    public static Secret manifests(Map<String, String> references, Secrets secrets) {
        var objects = new ArrayList<String>();
        if (references.containsKey(CREDENTIALS)) {
            objects.add(object("kubeone-ccm-credentials", values(secrets.resolve(references.get(CREDENTIALS)))));
        }
        if (references.containsKey(CLOUD_CONFIG)) {
            var config = secrets.resolve(references.get(CLOUD_CONFIG));
            objects.add(object("cloud-config", Map.of("cloud-config", config.reveal())));
        }
        return new Secret(String.join("\n---\n", objects));
    }

    /** An exception of the API may quote what it was sent. */
    public static OperatorException withoutValues(OperatorException e) {
        var failure = e.failure();
        return new OperatorException(new Failure(
                failure.kind(),
                "write the provider's credentials",
                failure.where(),
                "the API did not take secrets of kube-system",
                "see that it answers and that its admission plugins let secrets be written, then retry"));
    }

    private static Map<String, String> values(Secret json) {
        try {
            return JSON.readValue(json.reveal(), new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException unreadable) {
            // Its message would quote the text.
            throw new OperatorException(
                    FailureKind.CREDENTIALS,
                    "open the provider's credentials",
                    "",
                    "they are not what a client seals",
                    "start again with a client of this version");
        }
    }

    private static String object(String name, Map<String, String> values) {
        var data = new TreeMap<String, String>();
        values.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        try {
            return JSON.writeValueAsString(new TreeMap<>(Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Secret",
                    "metadata",
                    Map.of("name", name, "namespace", NAMESPACE),
                    "type",
                    "Opaque",
                    "data",
                    data)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are plain data", e);
        }
    }

    /** How the cluster's secrets differ, without saying in what. */
    public static List<String> sentences(List<String> differences) {
        return differences.isEmpty()
                ? List.of()
                : List.of("the secrets in " + NAMESPACE + " differ from what was given");
    }
}
