package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** Commands run as root. */
public final class RootAccess extends HostGuard {
    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        return host.facts().machine().root()
                ? Optional.empty()
                : Finding.of(
                        "user " + host.config().sshUsername() + " is not root and may not sudo without a password",
                        "give the user passwordless sudo, or set sshUsername");
    }
}
