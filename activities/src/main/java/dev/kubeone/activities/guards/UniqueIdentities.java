package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No two hosts have the same node name or machine id; kubeadm and the kubelet take both for unique. */
public final class UniqueIdentities implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var hosts =
                wanted.hosts().stream().filter(host -> host.facts().reachable()).toList();
        return Stream.concat(
                        twice(hosts, "hostname", HostView::nodeName, "set the hostname in the manifest or on the host"),
                        twice(
                                hosts,
                                "machine id",
                                host -> host.facts().machine().machineId(),
                                "the hosts are clones: empty /etc/machine-id and reboot one of them"))
                .toList();
    }

    private static Stream<Blocker> twice(
            List<HostView> hosts, String what, Function<HostView, String> identity, String next) {
        return hosts.stream()
                .collect(Collectors.groupingBy(identity, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue().size() > 1)
                .map(entry -> new Blocker(
                        "UniqueIdentities",
                        names(entry.getValue()),
                        "the hosts have the same " + what + " " + entry.getKey(),
                        next));
    }

    private static String names(List<HostView> hosts) {
        return hosts.stream().map(HostView::name).collect(Collectors.joining(", "));
    }
}
