package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** Room under /var for packages and images. */
public final class FreeDisk extends HostGuard {
    private static final long NEEDED_MB = 3000;

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var free = host.facts().machine().freeDiskMb();
        return host.member() || free >= NEEDED_MB
                ? Optional.empty()
                : Finding.of(
                        "/var has " + free + " MB free, packages and images need " + NEEDED_MB + " MB",
                        "free or add disk space");
    }
}
