package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** Room under /var for the new packages and images, and on control planes for the copy of etcd that kubeadm makes. */
public final class UpgradeDisk extends HostGuard {
    private static final long CONTROL_PLANE_MB = 2500;
    private static final long WORKER_MB = 1000;

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var free = host.facts().machine().freeDiskMb();
        var needed = host.controlPlane() ? CONTROL_PLANE_MB : WORKER_MB;
        return free >= needed
                ? Optional.empty()
                : Finding.of(
                        "/var has " + free + " MB free, an upgrade needs " + needed + " MB",
                        "free or add disk space: images that nothing uses go with crictl rmi --prune");
    }
}
