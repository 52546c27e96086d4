package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** Processors and memory as kubeadm's preflight wants them for a control plane: two CPUs and 1700 MB. */
public final class EnoughResources extends HostGuard {
    private static final int CPUS = 2;
    private static final long MEMORY_MB = 1700;

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var machine = host.facts().machine();
        if (!host.controlPlane() || host.member()) {
            return Optional.empty();
        }
        if (machine.cpus() < CPUS) {
            return Finding.of(
                    "a control plane needs " + CPUS + " CPUs, the host has " + machine.cpus(), "use a bigger machine");
        }
        if (machine.memoryMb() < MEMORY_MB) {
            return Finding.of(
                    "a control plane needs " + MEMORY_MB + " MB of memory, the host has " + machine.memoryMb() + " MB",
                    "use a bigger machine");
        }
        return Optional.empty();
    }
}
