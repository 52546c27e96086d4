package dev.kubeone.simulation;

import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.simulation.HostModel.Membership;
import java.util.List;

/** Ways to the APIs of simulated clusters; like the real ones, they lead through a control plane that is there. */
final class SimulatedApis implements ClusterApis {
    private final SimulatedWorld world;

    SimulatedApis(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public ClusterApi connect(List<HostConfig> controlPlanes) {
        var membership = holder(controlPlanes, "reach the Kubernetes API")
                .membership()
                .map(Membership::cluster)
                .orElseThrow();
        world.clock().pauseFor(world.clusterFaults().reachedAfterMs());
        return new SimulatedClusterApi(world, membership);
    }

    @Override
    public Secret kubeconfig(List<HostConfig> controlPlanes) {
        return new Secret(SimulatedCommand.kubeconfig(holder(controlPlanes, "read the admin kubeconfig")));
    }

    private HostModel holder(List<HostConfig> controlPlanes, String what) {
        return controlPlanes.stream()
                .map(this::host)
                .filter(SimulatedHost::reachable)
                .map(SimulatedHost::model)
                .filter(HostModel::controlPlane)
                .findFirst()
                .orElseThrow(() -> new OperatorException(
                        FailureKind.KUBERNETES_API,
                        what,
                        "",
                        "no control plane that can be reached has admin credentials",
                        "check that the first control plane was initialised"));
    }

    private SimulatedHost host(HostConfig config) {
        var address = HostAddresses.of(config);
        var host = world.host(SimulatedHost.key(address.name(), address.host()));
        host.meet(address.name(), address.host());
        return host;
    }
}
