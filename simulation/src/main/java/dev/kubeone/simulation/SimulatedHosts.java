package dev.kubeone.simulation;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.hosts.Hosts;

/** Sessions with hosts that are models. */
final class SimulatedHosts implements Hosts {
    private final SimulatedWorld world;

    SimulatedHosts(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public HostSession session(HostAddress address) {
        return new SimulatedSession(world, address);
    }

    @Override
    public void close() {
        // The models are files; nothing is open between two calls.
    }
}
