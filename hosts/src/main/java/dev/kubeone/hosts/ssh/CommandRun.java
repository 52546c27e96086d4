package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One short command, from start to end over one channel. */
final class CommandRun {
    /** Exit codes of timeout(1): it ended, or had to be killed. */
    private static final int TIMED_OUT = 124;

    private static final int KILLED = 137;
    private static final int PATIENCE_SECONDS = 20;

    private final SshConnection connection;
    private final HostAddress at;
    private final Executor threads;
    private final Command command;

    CommandRun(SshConnection connection, Executor threads, Command command) {
        this.connection = connection;
        this.at = connection.address();
        this.threads = threads;
        this.command = command;
    }

    CommandResult run() {
        var script = ("export LC_ALL=C HOME=/root\n" + ShellText.exports(command.environment()) + command.script())
                .getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        try (var channel =
                ExecChannel.open(connection, threads, RemoteBash.commandLine(at, script.length, command.timeout()))) {
            var stdout = BoundedBytes.collect(channel.stdout(), threads);
            var stderr = BoundedBytes.collect(channel.stderr(), threads);
            send(channel, script);
            long deadline =
                    start + command.timeout().plusSeconds(PATIENCE_SECONDS).toNanos();
            var out = await(stdout, deadline);
            var err = await(stderr, deadline);
            return result(channel.exitCode(), out, err, System.nanoTime() - start);
        } catch (IOException e) {
            throw Failures.broken(at, "running " + command.name(), e);
        }
    }

    /** A command line that ended at once reads nothing; what it said is then more telling than the failed write. */
    private static void send(ExecChannel channel, byte[] script) {
        try (var stdin = channel.stdin()) {
            stdin.write(script);
            stdin.flush();
        } catch (IOException e) {
            // The ends of the output streams tell whether the connection broke.
            return;
        }
    }

    private String await(CompletableFuture<String> output, long deadline) throws IOException {
        try {
            return output.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Failures.interrupted(at, "running " + command.name(), e);
        } catch (TimeoutException e) {
            throw timedOut(e);
        } catch (ExecutionException e) {
            throw new IOException(Failures.reason(e), e);
        }
    }

    private CommandResult result(int exitCode, String stdout, String stderr, long nanos) {
        int ready = stdout.indexOf(RemoteBash.READY + "\n");
        if (ready < 0) {
            if (at.user().equals("root")) {
                return new CommandResult(exitCode, "", stdout + stderr);
            }
            throw RemoteBash.notRoot(at, stderr);
        }
        boolean over = nanos >= command.timeout().toNanos();
        if (over && (exitCode == TIMED_OUT || exitCode == KILLED)) {
            throw timedOut(null);
        }
        return new CommandResult(exitCode, stdout.substring(ready + RemoteBash.READY.length() + 1), stderr);
    }

    private HostException timedOut(Exception cause) {
        return Failures.of(
                Kind.TIMED_OUT,
                at,
                command.name() + " on " + Failures.where(at) + " did not end within "
                        + command.timeout().toSeconds() + " s and was killed.",
                "Look at the load and the disks of the host, then try again.",
                cause);
    }
}
