package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.StaticWorkers;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.HostRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which host a step works on. */
final class Targets {
    private final KubeOneCluster manifest;
    private final Map<String, HostConfig> byName = new LinkedHashMap<>();
    private final List<HostConfig> controlPlanes = new ArrayList<>();

    Targets(KubeOneCluster manifest) {
        this.manifest = manifest;
        manifest.hosts().forEach(host -> byName.put(host.displayName(), host));
        var leader = manifest.leader();
        controlPlanes.add(leader);
        manifest.controlPlane().hosts().stream()
                .filter(host -> !host.displayName().equals(leader.displayName()))
                .forEach(controlPlanes::add);
    }

    /** Hosts that are to leave the cluster have steps too, although the manifest does not name them any more. */
    void leaving(List<HostConfig> hosts) {
        hosts.forEach(host -> byName.putIfAbsent(host.displayName(), host));
    }

    /** Control planes of the manifest, the leader first. */
    List<HostConfig> controlPlanes() {
        return controlPlanes;
    }

    HostConfig of(PlannedStep step) {
        return step.host().equals(PlannedStep.CLUSTER) ? controlPlanes.get(0) : byName.get(step.host());
    }

    /** Why this plan cannot be walked on these hosts; empty if it can. */
    Optional<String> problem(Plan plan) {
        var ids = new TreeSet<String>();
        for (var step : plan.steps().toList()) {
            if (of(step) == null) {
                return Optional.of("step " + step.id() + " is for a host that is not in the manifest: " + step.host());
            }
            if (!ids.add(step.id())) {
                return Optional.of("two steps of the plan have the id " + step.id());
            }
        }
        return Optional.empty();
    }

    /**
     * Asks for one host's facts. Other workers are left out of the manifest: with it whole, observing n hosts would
     * write n² hosts into history and meet the server's limits at about eighty.
     */
    HostRequest look(HostConfig host) {
        var alone = manifest.staticWorkers().hosts().contains(host) ? List.of(host) : List.<HostConfig>of();
        return new HostRequest(manifest.withHosts(manifest.controlPlane(), new StaticWorkers(alone)), host);
    }
}
