package dev.kubeone.simulation;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.OutputListener;

/** Follows an attempt to its end, passing on its output as it comes. */
final class JobWatch {
    private static final long SIGN_OF_LIFE_MS = 1000;

    private final SimulatedWorld world;
    private final SimulatedHost host;
    private final HostAddress address;
    private final LedgerEntry entry;

    JobWatch(SimulatedWorld world, SimulatedHost host, HostAddress address, LedgerEntry entry) {
        this.world = world;
        this.host = host;
        this.address = address;
        this.entry = entry;
    }

    /** @return the attempt as it ended */
    LedgerEntry untilOver(OutputListener output) {
        var clock = world.clock();
        var told = 0;
        var lastSign = clock.nowMs();
        for (var now = lastSign; !current().over(now); now = clock.nowMs()) {
            var heard = tell(output, told, now);
            if (heard > told || now - lastSign >= SIGN_OF_LIFE_MS) {
                lastSign = now;
                if (heard == told) {
                    output.line(null);
                }
                told = heard;
            }
            var next = told < entry.lines().size() ? entry.lineAtMs(told) : entry.endsAtMs();
            if (!clock.pauseTowards(next)) {
                throw detached();
            }
            SimulatedSession.requireReachable(host, address);
        }
        tell(output, told, Long.MAX_VALUE);
        return host.locked(() -> {
            host.settle();
            return current();
        });
    }

    /** As the ledger has it by now: a reboot may have cut it off. */
    private LedgerEntry current() {
        return host.job(entry.id()).orElse(entry);
    }

    private int tell(OutputListener output, int told, long nowMs) {
        var next = told;
        while (next < entry.lines().size() && entry.lineAtMs(next) <= nowMs) {
            output.line(entry.lines().get(next++));
        }
        return next;
    }

    private HostException detached() {
        return new HostException(
                HostException.Kind.UNREACHABLE,
                address.name(),
                "following " + entry.name() + " was interrupted",
                "retry: the job goes on",
                null);
    }
}
