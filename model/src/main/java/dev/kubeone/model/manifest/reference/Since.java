package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.manifest.fields.UpstreamFields;

/** Which version of the manifest brought a field. */
final class Since {
    private Since() {}

    /** The first version that could say it, or that it is one of ours. */
    static String version(String pattern) {
        if (pattern.endsWith(".podPidsLimit")) {
            return "v1beta3";
        }
        boolean header = pattern.equals("apiVersion") || pattern.equals("kind");
        return header ? "v1alpha1" : UpstreamFields.since(pattern).orElse("ours");
    }
}
