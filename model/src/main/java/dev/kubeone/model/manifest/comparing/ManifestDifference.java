package dev.kubeone.model.manifest.comparing;

/**
 * A field that two manifests do not agree on.
 *
 * @param path where it stands; a host or another named item by its name: {@code controlPlane.hosts[192.0.2.1].taints}
 * @param before what the first says, on one line, or "(nothing)"
 * @param after what the second says
 * @param meaning what it means for the cluster, a sentence
 */
public record ManifestDifference(Effect effect, String path, String before, String after, String meaning) {}
