package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A part of Kubernetes that runs somewhere, with its version. */
record Component(String name, String where, KubernetesVersion version) {
    static final String API_SERVER = "kube-apiserver";
    static final String KUBELET = "kubelet";
    static final List<String> STATIC = List.of(API_SERVER, "kube-controller-manager", "kube-scheduler");

    /** Everything that was seen in the cluster; what was not seen is left out. */
    static List<Component> of(Wanted wanted) {
        return wanted.hosts().stream().flatMap(Component::of).toList();
    }

    static List<Component> apiServers(Wanted wanted) {
        return of(wanted).stream()
                .filter(component -> component.name().equals(API_SERVER))
                .toList();
    }

    private static Stream<Component> of(HostView host) {
        var components = new ArrayList<Component>();
        for (var name : STATIC) {
            add(components, name, host, host.facts().components().version(name));
        }
        if (host.node() != null) {
            add(components, KUBELET, host, host.node().kubeletVersion());
        }
        return components.stream();
    }

    private static void add(List<Component> to, String name, HostView host, String version) {
        KubernetesVersion.parse(version).ifPresent(parsed -> to.add(new Component(name, host.name(), parsed)));
    }

    @Override
    public String toString() {
        return name + " on " + where + " (" + version + ")";
    }
}
