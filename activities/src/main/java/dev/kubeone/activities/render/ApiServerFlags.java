package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The API server's flags that follow from the manifest's features. Observers report the same ones. */
public final class ApiServerFlags {
    private static final List<String> OF_FEATURES =
            List.of("admission-control-", "audit-", "enable-admission-", "encryption-provider-", "oidc-");
    private static final String PLUGINS = "enable-admission-plugins";

    private ApiServerFlags() {}

    /** Every one of them that the server should have, by name. */
    public static Map<String, String> wanted(KubeOneCluster manifest) {
        var flags = new TreeMap<String, String>();
        // kubeadm's own, where nothing else is asked for.
        flags.put(PLUGINS, ComponentArguments.NODE_RESTRICTION);
        new ComponentArguments(manifest)
                .apiServer().stream()
                        .filter(argument -> OF_FEATURES.stream().anyMatch(argument.get("name")::startsWith))
                        .forEach(argument -> flags.put(argument.get("name"), argument.get("value")));
        return flags;
    }
}
