package dev.kubeone.model.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A Helm chart that is kept installed.
 *
 * @param chart its name in {@code repoURL}, or a folder beside the manifest
 * @param chartURL where the packed chart is, instead of {@code chart} and {@code repoURL}
 * @param waitUntilReady {@code wait} in a manifest, a name that records cannot have
 * @param timeout how long to wait for Helm
 * @param auth credentials of the repository, or null
 */
public record HelmRelease(
        String chart,
        String chartURL,
        String repoURL,
        String version,
        String releaseName,
        String namespace,
        @JsonProperty("wait") boolean waitUntilReady,
        boolean insecure,
        String timeout,
        List<HelmValues> values,
        HelmAuth auth) {
    public HelmRelease {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** Values of a chart: a file beside the manifest, or in place. */
    public record HelmValues(String valuesFile, Map<String, Object> inline) {
        public HelmValues {
            inline = FreeForm.copyOf(inline);
        }
    }

    /** References to the credentials of a chart repository. */
    public record HelmAuth(String username, String password) {}
}
