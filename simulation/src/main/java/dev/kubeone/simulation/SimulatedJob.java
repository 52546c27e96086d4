package dev.kubeone.simulation;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.OutputListener;
import dev.kubeone.hosts.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a job, attaches to it, or returns its recorded result: the promise of a real host, kept in files. */
final class SimulatedJob {
    private static final int TAIL = 40;

    private final SimulatedWorld world;
    private final SimulatedHost host;
    private final HostAddress address;
    private final Job job;
    private final JobModel model;

    SimulatedJob(SimulatedWorld world, SimulatedHost host, HostAddress address, Job job) {
        this.world = world;
        this.host = host;
        this.address = address;
        this.job = job;
        this.model = JobModel.of(job.name());
    }

    JobResult run(OutputListener output) {
        var found = host.locked(this::look);
        if (found.filter(this::goesOn).isEmpty()) {
            // Gathered without the lock: to do so may mean to talk to hosts, this one among them.
            var secrets = job.secrets().get();
            found = Optional.of(host.locked(() -> look().filter(this::goesOn).orElseGet(() -> start(secrets))));
        }
        var entry = found.get();
        return entry.succeeded(world.clock().nowMs())
                ? result(entry, true)
                : ended(new JobWatch(world, host, address, entry).untilOver(output));
    }

    /** The job's last attempt, with everything brought up to now, unless somebody newer has worked here. */
    private Optional<LedgerEntry> look() {
        host.settle();
        var seen = host.fence(job.scope());
        if (job.fence() < seen) {
            throw new HostException(
                    HostException.Kind.FENCED,
                    address.name(),
                    "a newer run (" + seen + ") of cluster " + job.scope() + " has worked on the host, ours is "
                            + job.fence(),
                    "look at the newer run",
                    null);
        }
        if (job.fence() > seen) {
            host.raiseFence(job.scope(), job.fence());
        }
        return host.job(job.id());
    }

    /** Whether an attempt runs, or has succeeded, so that none is started. */
    private boolean goesOn(LedgerEntry entry) {
        return !entry.over(world.clock().nowMs()) || entry.exitCode() == 0;
    }

    private LedgerEntry start(Map<String, Secret> secrets) {
        var attempt = host.job(job.id()).map(LedgerEntry::attempt).orElse(0) + 1;
        var lines = new ArrayList<>(model.output().apply(job.environment()));
        var exitCode = 0;
        var obstacle = obstacle(attempt, secrets);
        if (obstacle.isPresent()) {
            lines.subList(1, lines.size()).clear();
            lines.add(obstacle.get().text());
            exitCode = obstacle.get().exitCode();
        }
        var duration =
                Math.max(host.faults().atLeastMs(), world.clock().scaledMs(world.durationMs(job.name(), model, host)));
        if (duration > job.timeout().toMillis()) {
            duration = job.timeout().toMillis();
            exitCode = LedgerEntry.TIMED_OUT;
        }
        var entry = new LedgerEntry(
                job.id(),
                job.name(),
                job.scope(),
                job.environment(),
                attempt,
                world.clock().nowMs(),
                duration,
                exitCode,
                lines);
        host.write(entry);
        return entry;
    }

    /** A fault that was injected, or what the model says stands in the way. */
    private Optional<Faults.Failing> obstacle(int attempt, Map<String, Secret> secrets) {
        var fault = host.faults().failing().get(job.name());
        if (fault != null && attempt <= fault.attempts()) {
            return Optional.of(fault);
        }
        var situation = new Situation(host, host.model(), world.cluster(job.scope()), job.environment(), secrets);
        return model.obstacle().apply(situation).map(text -> new Faults.Failing(0, 1, text));
    }

    private JobResult ended(LedgerEntry entry) {
        if (entry.isCut()) {
            throw new HostException(
                    HostException.Kind.UNREACHABLE,
                    address.name(),
                    "the host rebooted while " + job.name() + " ran",
                    "retry: the job starts again",
                    null);
        }
        if (entry.exitCode() == LedgerEntry.TIMED_OUT) {
            throw new HostException(
                    HostException.Kind.TIMED_OUT,
                    address.name(),
                    job.name() + " was stopped after " + job.timeout().toSeconds() + " s",
                    "look at what it waited for, then retry",
                    null);
        }
        return result(entry, false);
    }

    private static JobResult result(LedgerEntry entry, boolean recorded) {
        List<String> lines = entry.lines();
        return new JobResult(
                entry.exitCode(),
                lines.subList(Math.max(0, lines.size() - TAIL), lines.size()),
                Duration.ofMillis(entry.durationMs()),
                recorded);
    }
}
