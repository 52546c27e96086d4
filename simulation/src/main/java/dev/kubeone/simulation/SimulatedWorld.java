package dev.kubeone.simulation;

import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.hosts.Hosts;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Hosts and clusters that are models. Everything they are is in files under one folder, so they outlive the process
 * that uses them, as hosts do, and any number of processes may use them at once.
 *
 * <p>What every job changes is derived from when it was started and how long it takes: it goes on by the wall clock
 * whether or not anybody watches.
 */
public final class SimulatedWorld {
    private final StateFolder folder;
    private final SimulatedClock clock;

    /**
     * @param folder where the models are kept; made if it is not there
     * @param speed how many times faster than on real hosts everything goes
     */
    public SimulatedWorld(Path folder, double speed) {
        this(folder, new SimulatedClock(Clock.systemUTC(), speed));
    }

    SimulatedWorld(Path folder, SimulatedClock clock) {
        this.folder = new StateFolder(folder);
        this.clock = clock;
    }

    /** Sessions with simulated hosts; any address is a host that was always there. */
    public Hosts hosts() {
        return new SimulatedHosts(this);
    }

    /** Ways to the APIs of the clusters that were made of simulated hosts. */
    public ClusterApis apis() {
        return new SimulatedApis(this);
    }

    StateFolder folder() {
        return folder;
    }

    SimulatedClock clock() {
        return clock;
    }

    SimulatedHost host(String key) {
        return new SimulatedHost(folder, key, clock);
    }

    ClusterView cluster(String name) {
        return new ClusterView(this, name);
    }
}
