package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One channel on which run-job.sh starts or finds a job and tells how it goes on. */
final class JobChannel implements JobStream.Events {
    /** The script takes us for gone after 45 seconds. */
    private static final long NANOS_BETWEEN_BEATS = Duration.ofSeconds(10).toNanos();

    private static final byte[] BEAT = {'\n'};

    private final SshConnection connection;
    private final HostAddress at;
    private final Executor threads;
    private final Job job;
    private final JobProgress progress;
    private final JobStream stream = new JobStream(this);
    private OutputStream stdin;
    private JobStream.End end;

    JobChannel(SshConnection connection, Executor threads, Job job, JobProgress progress) {
        this.connection = connection;
        this.at = connection.address();
        this.threads = threads;
        this.job = job;
        this.progress = progress;
    }

    /** @return nothing if the job's unit has vanished, so that it must be looked for again */
    Optional<JobResult> follow() {
        var runner = JobPayload.runner(job, progress.attempt(), progress.offset());
        try (var channel = ExecChannel.open(connection, threads, RemoteBash.commandLine(at, runner.length))) {
            stdin = channel.stdin();
            var stderr = BoundedBytes.collect(channel.stderr(), threads);
            if (!read(channel, runner)) {
                return Optional.of(notStarted(channel.exitCode(), stderr));
            }
            // The script waits for this before it ends.
            stdin.close();
            return result();
        } catch (IOException e) {
            throw Failures.broken(at, "following " + job.name(), e);
        } catch (InterruptedException e) {
            throw Failures.interrupted(at, "following " + job.name(), e);
        }
    }

    /** @return whether the end of the job was seen, not only the end of the stream */
    private boolean read(ExecChannel channel, byte[] runner) throws IOException, InterruptedException {
        try (var pump = StreamPump.start(channel.stdout(), threads)) {
            send(runner);
            long beat = System.nanoTime();
            while (!stream.isOver()) {
                var piece = pump.next(1, TimeUnit.SECONDS);
                if (piece.isEmpty()) {
                    progress.quiet();
                } else if (piece.get().length == 0) {
                    return false;
                } else {
                    stream.feed(piece.get());
                }
                if (System.nanoTime() - beat > NANOS_BETWEEN_BEATS) {
                    beat = System.nanoTime();
                    send(BEAT);
                }
            }
            return true;
        }
    }

    private void send(byte[] bytes) throws IOException {
        stdin.write(bytes);
        stdin.flush();
    }

    /** The script failed before the job: a full disk, no systemd, no root. */
    private JobResult notStarted(int exitCode, CompletableFuture<String> stderr) throws IOException {
        var said = stderr.join();
        if (!stream.isReady() && !at.user().equals("root")) {
            throw RemoteBash.notRoot(at, said + stream.pending());
        }
        if (exitCode == 0) {
            throw new IOException("the host's job script ended without a word");
        }
        var lines = Redactor.ofPatterns().redact(said).lines().toList();
        lines.forEach(line -> progress.line(line, progress.offset()));
        return new JobResult(exitCode, last(lines, 40), Duration.ZERO, false);
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private Optional<JobResult> result() {
        if (end.exitCode().equals("lost")) {
            return Optional.empty();
        }
        if (end.result().equals("timeout")) {
            throw Failures.of(
                    Kind.TIMED_OUT,
                    at,
                    job.name() + " on " + Failures.where(at) + " did not end within "
                            + job.timeout().toSeconds() + " s and was stopped. Its last output: "
                            + String.join(" | ", last(progress.tail(), 3)),
                    "Read its output, remove what it waits for, then try again; it starts from its beginning.",
                    null);
        }
        var took = Duration.ofMillis(end.ended() - end.started());
        return Optional.of(new JobResult(Integer.parseInt(end.exitCode()), progress.tail(), took, progress.recorded()));
    }

    @Override
    public void secretsWanted() {
        var secrets = job.secrets().get();
        var redactor = progress.know(secrets.values());
        try {
            send(JobPayload.secrets(secrets, redactor));
        } catch (IOException e) {
            throw Failures.broken(at, "starting " + job.name(), e);
        }
    }

    @Override
    public void fenced(String seen) {
        throw new HostException(
                Kind.FENCED,
                at.name(),
                Failures.where(at) + " refuses " + job.name() + " of run " + job.fence() + " of " + job.scope()
                        + ", because the newer run " + seen + " has worked on it.",
                "Nothing to do for this run: the newer one goes on. See `kubeone-client status`.",
                null);
    }

    @Override
    public void stopping() {
        throw Failures.unreachable(at, "starts nothing any more", new IOException("it is shutting down"));
    }

    @Override
    public void follows(int attempt, long offset, boolean recorded) {
        progress.follows(attempt, offset, recorded);
    }

    @Override
    public void line(String line, long next) {
        progress.line(line, next);
    }

    @Override
    public void ended(JobStream.End how) {
        end = how;
    }
}
