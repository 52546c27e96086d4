package dev.kubeone.activities.look;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.steps.ApplyAddons;
import dev.kubeone.activities.steps.DeployMetricsServer;
import dev.kubeone.workflows.messages.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the objects of addons with their manifests. */
final class AddonDrift {
    /** Facts travel through histories, and nobody reads a hundred. */
    private static final int MOST = 20;

    private AddonDrift() {}

    static Map<String, List<String>> observe(ClusterApi api, ApiRequest request) {
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
        return drift;
    }
}
