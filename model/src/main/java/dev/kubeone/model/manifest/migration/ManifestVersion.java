package dev.kubeone.model.manifest.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Versions of the manifest's format, oldest first. */
public enum ManifestVersion {
    /** Before KubeOne 0.6, without apiVersion and kind. */
    UNVERSIONED(""),
    /** KubeOne 0.6 to 1.3. */
    V1ALPHA1("kubeone.io/v1alpha1"),
    /** KubeOne 1.0 to 1.8. */
    V1BETA1("kubeone.io/v1beta1"),
    /** KubeOne 1.4 and later. */
    V1BETA2("kubeone.k8c.io/v1beta2"),
    /** Published by KubeOne, but not accepted by any release of it so far. */
    V1BETA3("kubeone.k8c.io/v1beta3");

    /** The version that is read; older ones are migrated to it. */
    public static final ManifestVersion CURRENT = V1BETA2;

    private final String apiVersion;

    ManifestVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    /** As a manifest names it; "" for the one without a name. */
    public String apiVersion() {
        return apiVersion;
    }

    /** As messages name it. */
    public String title() {
        return this == UNVERSIONED ? "the format before KubeOne 0.6" : apiVersion;
    }

    public static Optional<ManifestVersion> of(String apiVersion) {
        return Arrays.stream(values())
                .filter(version -> version != UNVERSIONED && version.apiVersion.equals(apiVersion))
                .findFirst();
    }

    /** The names of all versions that have one. */
    public static List<String> names() {
        return Arrays.stream(values())
                .map(ManifestVersion::apiVersion)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    boolean isBefore(ManifestVersion other) {
        return compareTo(other) < 0;
    }
}
