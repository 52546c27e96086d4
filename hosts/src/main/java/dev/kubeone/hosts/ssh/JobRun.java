package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.OutputListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One call of runJob: follows the job to its end, over a new connection where the old one breaks. */
final class JobRun {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MILLIS_BETWEEN_DIALS = 500;

    private final SshConnection connection;
    private final HostAddress at;
    private final Executor threads;
    private final CountDownLatch closed;
    private final Job job;
    private final JobProgress progress;

    JobRun(SshConnection connection, Executor threads, CountDownLatch closed, Job job, OutputListener output) {
        this.connection = connection;
        this.at = connection.address();
        this.threads = threads;
        this.closed = closed;
        this.job = job;
        this.progress = new JobProgress(output);
    }

    JobResult run() {
        long lostAt = 0;
        while (true) {
            long seen = progress.changes();
            try {
                var result = new JobChannel(connection, threads, job, progress).follow();
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (HostException e) {
                if (seen != progress.changes()) {
                    lostAt = System.nanoTime();
                }
                if (!mayComeBack(e, lostAt)) {
                    throw e;
                }
                progress.quiet();
                pause(e);
            }
        }
    }

    /** A host that was never reached is the caller's to try again; one that we have followed is waited for here. */
    private static boolean mayComeBack(HostException failure, long lostAt) {
        return failure.kind() == Kind.UNREACHABLE
                && lostAt != 0
                && System.nanoTime() - lostAt < PATIENCE.toNanos()
                && !Thread.currentThread().isInterrupted();
    }

    private void pause(HostException failure) {
        try {
            if (closed.await(MILLIS_BETWEEN_DIALS, TimeUnit.MILLISECONDS)) {
                throw failure;
            }
        } catch (InterruptedException e) {
            throw Failures.interrupted(at, "waiting for it to come back", e);
        }
    }
}
