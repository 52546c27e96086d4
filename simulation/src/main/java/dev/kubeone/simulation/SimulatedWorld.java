package dev.kubeone.simulation;

import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.step.StepClock;
import dev.kubeone.activities.step.StepTime;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.Hosts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Hosts and clusters that are models. Everything they are is in files under one folder, so they outlive the process
 * that uses them, as hosts do, and any number of processes may use them at once.
 *
 * <p>What every job changes is derived from when it was started and how long it takes: it goes on by its clock whether
 * or not anybody watches.
 */
public final class SimulatedWorld {
    /** Where nothing comes from elsewhere there is little to look for. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final StateFolder folder;
    private final SimulatedClock clock;
    private final Map<String, Long> usual;

    /**
     * @param folder where the models are kept; made if it is not there
     * @param speed how many times faster than on real hosts everything goes
     */
    public SimulatedWorld(Path folder, double speed) {
        this(folder, new SimulatedClock(Clock.systemUTC(), speed));
    }

    /**
     * A world that goes by somebody else's time, at the speed of real hosts.
     *
     * @param usual how long jobs take, in milliseconds by name; of the others the models know it
     */
    public SimulatedWorld(Path folder, StepTime time, Map<String, Long> usual) {
        this(
                folder,
                new SimulatedClock(
                        new StepClock(time), 1, LONGEST_LOOK.toMillis(), left -> time.pause(Duration.ofMillis(left))),
                usual);
    }

    SimulatedWorld(Path folder, SimulatedClock clock) {
        this(folder, clock, Map.of());
    }

    private SimulatedWorld(Path folder, SimulatedClock clock, Map<String, Long> usual) {
        this.folder = new StateFolder(folder);
        this.clock = clock;
        this.usual = Map.copyOf(usual);
    }

    /** Sessions with simulated hosts; any address is a host that was always there. */
    public Hosts hosts() {
        return new SimulatedHosts(this);
    }

    /** Ways to the APIs of the clusters that were made of simulated hosts. */
    public ClusterApis apis() {
        return new SimulatedApis(this);
    }

    /** Changes models past what steps do to them. */
    public WorldChanges changes() {
        return new WorldChanges(this);
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

    SimulatedHost host(HostAddress address) {
        return host(SimulatedHost.key(address.name(), address.host()));
    }

    /** What goes wrong with clusters rather than with a host. */
    Faults clusterFaults() {
        return Faults.read(folder.faults("cluster"));
    }

    ClusterView cluster(String name) {
        return new ClusterView(this, name);
    }

    /** How long a job takes on a host of this world. */
    double durationMs(String job, JobModel model, SimulatedHost host) {
        var known = usual.get(job);
        return known == null
                ? model.durationMs(job, host)
                : Math.max(1, known) * host.faults().slow();
    }
}
