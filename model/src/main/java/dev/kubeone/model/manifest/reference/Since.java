package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.manifest.fields.UpstreamFields;

/** Which version of the manifest brought a field. */
final class Since {
    private Since() {}

    /** The version of KubeOne's that brought it, or that it is one of ours. */
    static String version(String pattern) {
        if (pattern.endsWith(".podPidsLimit")) {
            return "v1beta3";
        }
        boolean header = pattern.equals("apiVersion") || pattern.equals("kind");
        return header || UpstreamFields.has(pattern) ? "v1beta2" : "ours";
    }
}
