package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** Clocks agree well enough for certificates and leases. */
public final class ClockInStep extends HostGuard {
    private static final long LIMIT_MS = 30_000;

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        var skew = host.facts().machine().clockSkewMs();
        return Math.abs(skew) <= LIMIT_MS
                ? Optional.empty()
                : Finding.of(
                        "the clock is " + Math.abs(skew) / 1000 + " s " + (skew > 0 ? "ahead" : "behind"),
                        "set the clock and keep it right with NTP: timedatectl set-ntp true");
    }
}
