package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of Kubernetes that runs somewhere, with its version. */
record Component(String name, String where, KubernetesVersion version) {
    static final String API_SERVER = "kube-apiserver";
    static final String KUBELET = "kubelet";
    static final List<String> STATIC = List.of(API_SERVER, "kube-controller-manager", "kube-scheduler");

    /** Everything that was seen in the cluster; what was not seen is left out. */
    static List<Component> of(Wanted wanted) {
        var kubelets = wanted.facts().api().nodes().stream()
                .flatMap(node -> component(KUBELET, node.name(), node.kubeletVersion()).stream());
        return Stream.concat(wanted.hosts().stream().flatMap(Component::staticPods), kubelets)
                .toList();
    }

    static List<Component> apiServers(Wanted wanted) {
        return of(wanted).stream()
                .filter(component -> component.name().equals(API_SERVER))
                .toList();
    }

    private static Stream<Component> staticPods(HostView host) {
        return STATIC.stream()
                .flatMap(name ->
                        component(name, host.name(), host.facts().components().version(name)).stream());
    }

    private static Optional<Component> component(String name, String where, String version) {
        return KubernetesVersion.parse(version).map(parsed -> new Component(name, where, parsed));
    }

    @Override
    public String toString() {
        return name + " on " + where + " (" + version + ")";
    }
}
