package dev.kubeone.model.manifest.rules;

import java.util.regex.Pattern;

/** Versions of Kubernetes as a manifest gives them. */
public final class KubernetesVersion {
    private static final String NUMBER = "(0|[1-9][0-9]{0,5})";
    private static final Pattern SEMVER = Pattern.compile(
            "v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-[0-9A-Za-z.-]{1,60})?(\\+[0-9A-Za-z.-]{1,60})?");

    private KubernetesVersion() {}

    static boolean wellFormed(String text) {
        return SEMVER.matcher(text).matches();
    }

    /** The version without a leading v. */
    public static String trimmed(String text) {
        return text.startsWith("v") ? text.substring(1) : text;
    }

    /** {@code 1.34} of {@code 1.34.4}. */
    public static String minor(String version) {
        int second = version.indexOf('.', version.indexOf('.') + 1);
        return second < 0 ? version : version.substring(0, second);
    }
}
