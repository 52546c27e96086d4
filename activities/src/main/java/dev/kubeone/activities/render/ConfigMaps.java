package dev.kubeone.activities.render;

import java.util.List;
import java.util.Map;

/** Small objects of kube-system as manifests. */
public final class ConfigMaps {
    private ConfigMaps() {}

    /** A config map with one text. */
    public static String inKubeSystem(String name, String key, String text) {
        return Yaml.documents(List.of(Yaml.fields()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Yaml.fields().put("name", name).put("namespace", "kube-system"))
                .keep("data", Map.of(key, text))
                .map()));
    }
}
