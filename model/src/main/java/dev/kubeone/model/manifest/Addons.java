package dev.kubeone.model.manifest;

import java.util.List;
import java.util.Map;

/**
 * Manifests that are applied beside Kubernetes' own.
 *
 * @param enable false applies none of them
 * @param globalParams parameters of every addon; an addon's own win
 * @param path the folder with the operator's own manifests, relative to the manifest file; empty means none
 * @param addons those that are named, of the product or of the folder
 */
public record Addons(Boolean enable, Map<String, String> globalParams, String path, List<Addon> addons) {
    public Addons {
        // Manifests of older histories have only a path.
        enable = enable == null || enable;
        globalParams = globalParams == null ? Map.of() : Sorted.copyOf(globalParams);
        path = path == null ? "" : path;
        addons = addons == null ? List.of() : List.copyOf(addons);
    }

    /** The manifests of a folder alone. */
    public Addons(String path) {
        this(true, Map.of(), path, List.of());
    }

    /**
     * An addon that is named.
     *
     * @param params values for its templates
     * @param disableTemplating its files are applied as they are
     * @param delete it is removed from the cluster
     */
    public record Addon(String name, Map<String, String> params, boolean disableTemplating, boolean delete) {
        public Addon {
            params = params == null ? Map.of() : Sorted.copyOf(params);
        }
    }
}
