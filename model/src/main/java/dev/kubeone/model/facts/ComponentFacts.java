package dev.kubeone.model.facts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a control plane that run on a host, as their manifests on the host say.
 *
 * @param versions version of each static pod's image without a leading v, by name: "kube-apiserver" → "1.34.4"
 * @param unfinished the version that an upgrade of the host which has not ended leads to, or ""
 * @param upgraded the version that the host's own upgrade ended with last, or ""
 * @param certificatesHoldSeconds how long the first of the certificates to end still holds, by the host's own clock;
 *     {@link #UNKNOWN} where there is none
 * @param apiServerFlags the API server's flags that features set, by name; empty where nobody looked, which older
 *     histories did not
 * @param encryption made or given, as the configuration came about that secrets are encrypted with in etcd; switching
 *     while older secrets are not; "" where there is none
 */
public record ComponentFacts(
        Map<String, String> versions,
        String unfinished,
        String upgraded,
        long certificatesHoldSeconds,
        Map<String, String> apiServerFlags,
        String encryption) {
    public static final long UNKNOWN = Long.MAX_VALUE;
    public static final ComponentFacts NONE = new ComponentFacts(Map.of(), "", "", UNKNOWN);

    /** Those that carry Kubernetes' own version. */
    public static final List<String> OF_KUBERNETES =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler");

    public ComponentFacts {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        apiServerFlags = Collections.unmodifiableMap(new TreeMap<>(apiServerFlags == null ? Map.of() : apiServerFlags));
        encryption = encryption == null ? "" : encryption;
    }

    /** The same without a look at the API server's features. */
    public ComponentFacts(
            Map<String, String> versions, String unfinished, String upgraded, long certificatesHoldSeconds) {
        this(versions, unfinished, upgraded, certificatesHoldSeconds, Map.of(), "");
    }

    /** Version of a static pod, or "" where there is none. */
    public String version(String name) {
        return versions.getOrDefault(name, "");
    }

    /** Whether API server, controller manager and scheduler all have the version. */
    public boolean allAt(String version) {
        return OF_KUBERNETES.stream().allMatch(name -> version(name).equals(version));
    }
}
