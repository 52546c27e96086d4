package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.ArrayList;
import java.util.List;

/** A host of the manifest with the path it stands at. */
record PlacedHost(String path, HostConfig host) {

    /** Control planes first, then workers. */
    static List<PlacedHost> of(KubeOneCluster cluster) {
        List<PlacedHost> all = new ArrayList<>();
        add(all, "controlPlane.hosts", cluster.controlPlane().hosts());
        add(all, "staticWorkers.hosts", cluster.staticWorkers().hosts());
        return all;
    }

    private static void add(List<PlacedHost> all, String list, List<HostConfig> hosts) {
        for (int i = 0; i < hosts.size(); i++) {
            all.add(new PlacedHost(list + "[" + i + "]", hosts.get(i)));
        }
    }

    String field(String name) {
        return path + "." + name;
    }
}
