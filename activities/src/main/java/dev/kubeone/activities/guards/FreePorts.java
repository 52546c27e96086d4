package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.List;
import java.util.Optional;

/** Nothing else listens where Kubernetes will. */
public final class FreePorts extends HostGuard {
    /** API server, etcd's two, kubelet, scheduler, controller manager. */
    public static final List<Integer> CONTROL_PLANE = List.of(6443, 2379, 2380, 10250, 10259, 10257);

    private static final List<Integer> WORKER = List.of(10250);

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        if (host.facts().cluster().any()) {
            return Optional.empty();
        }
        var needed = host.controlPlane() ? CONTROL_PLANE : WORKER;
        var taken = host.facts().machine().listeningPorts().stream()
                .filter(needed::contains)
                .sorted()
                .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Finding.of(
                        "something listens on port " + taken.get(0) + " already" + others(taken),
                        "stop it: ss -tlnp 'sport = :" + taken.get(0) + "' names it");
    }

    private static String others(List<Integer> taken) {
        return taken.size() == 1 ? "" : ", and on " + taken.subList(1, taken.size());
    }
}
