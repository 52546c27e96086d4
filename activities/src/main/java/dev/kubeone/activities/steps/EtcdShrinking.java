package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which control planes take their etcd member out of the cluster as they go, one after another. A member leaves only
 * while those that stay are a majority of what is left: etcd refuses otherwise, and the last one has nobody to tell.
 * From the first that may not leave on, hosts are just reset.
 */
public final class EtcdShrinking {
    private final Set<String> leaving = new HashSet<>();

    /** @param order in which control planes are reset */
    public EtcdShrinking(Wanted wanted, List<HostView> order) {
        if (!wanted.facts().api().reachable()) {
            return;
        }
        var living = (int) order.stream().filter(EtcdShrinking::lives).count();
        var members = (int) wanted.controlPlanes().stream()
                .filter(host ->
                        !host.facts().reachable() || host.facts().cluster().etcdData())
                .count();
        for (var host : order) {
            if (!lives(host)) {
                continue;
            }
            living--;
            members--;
            if (living < members / 2 + 1) {
                return;
            }
            leaving.add(host.name());
        }
    }

    public boolean leaves(HostView host) {
        return leaving.contains(host.name());
    }

    private static boolean lives(HostView host) {
        return host.facts().reachable()
                && host.facts().cluster().etcdData()
                && host.facts().cluster().complete();
    }
}
