package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.manifest.fields.UpstreamFields;

/** Which version of the manifest brought a field. */
final class Since {
    private Since() {}

    /** {@code v1beta2} for KubeOne's fields, else that it is one of ours. */
    static String version(String pattern) {
        boolean header = pattern.equals("apiVersion") || pattern.equals("kind");
        return header || UpstreamFields.has(pattern) ? "v1beta2" : "ours";
    }
}
