package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.stream.Collectors;

/** cgroup v1 works, but Kubernetes is about to leave it. */
public final class CgroupVersion implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return List.of();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var hosts = wanted.hosts().stream()
                .filter(host -> host.facts().machine().cgroupVersion() == 1)
                .map(host -> host.name())
                .collect(Collectors.joining(", "));
        return hosts.isEmpty()
                ? List.of()
                : List.of(hosts + ": cgroup v1; Kubernetes wants v2 from 1.35 on, plan for a newer operating system");
    }
}
