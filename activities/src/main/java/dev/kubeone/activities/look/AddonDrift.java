package dev.kubeone.activities.look;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.secrets.CloudCredentials;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.activities.steps.ApplyAddons;
import dev.kubeone.activities.steps.DeployMetricsServer;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the objects of addons with their manifests. */
final class AddonDrift {
    /** Facts travel through histories, and nobody reads a hundred. */
    private static final int MOST = 20;

    private AddonDrift() {}

    static Map<String, List<String>> observe(ClusterApi api, ApiRequest request, Secrets secrets) {
        var drift = new TreeMap<String, List<String>>();
        var wanted = Map.of(
                ApplyAddons.ADDON, AddonBundles.unpack(request.files()).joined(),
                DeployMetricsServer.ADDON, DeployMetricsServer.manifests(request.manifest()));
        wanted.forEach((addon, manifests) -> {
            var differences = manifests.isBlank() ? List.<String>of() : api.differences(manifests);
            if (!differences.isEmpty()) {
                drift.put(addon, differences.stream().limit(MOST).toList());
            }
        });
        var credentials = credentials(api, request, secrets);
        if (!credentials.isEmpty()) {
            drift.put(CloudCredentials.ADDON, credentials);
        }
        return drift;
    }

    /** Compared here, so that nothing of them has to be remembered anywhere. */
    private static List<String> credentials(ClusterApi api, ApiRequest request, Secrets secrets) {
        var references = CloudCredentials.references(request.manifest(), request.files());
        if (references.isEmpty()) {
            return List.of();
        }
        try {
            return CloudCredentials.sentences(api.differences(
                    CloudCredentials.manifests(references, secrets).reveal()));
        } catch (OperatorException e) {
            if (e.failure().kind() == FailureKind.CREDENTIALS) {
                // The step says the same when it is run; a look goes on.
                return List.of("the secrets cannot be compared: " + e.failure().why());
            }
            throw CloudCredentials.withoutValues(e);
        }
    }
}
