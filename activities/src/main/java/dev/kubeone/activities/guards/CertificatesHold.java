package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** No certificate ends while the upgrade runs; the upgrade itself renews them. */
public final class CertificatesHold extends HostGuard {
    private static final long NEEDED_SECONDS = 6 * 3600;

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var seconds = host.facts().components().certificatesHoldSeconds();
        if (seconds > NEEDED_SECONDS) {
            return Optional.empty();
        }
        return Finding.of(
                seconds <= 0
                        ? "a certificate of the control plane has ended"
                        : "a certificate of the control plane ends in " + seconds / 60 + " min",
                "renew it on the host first: kubeadm certs renew all, then restart the control plane's pods");
    }
}
