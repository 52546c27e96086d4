package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One command whose output is handed on as it comes, however much it is. */
final class CommandStream {
    /** A host that says nothing for so long has gone. */
    private static final int SILENCE_SECONDS = 60;

    private static final byte[] MARK = (RemoteBash.READY + "\n").getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_BANNER = 64 * 1024;

    private final SshConnection connection;
    private final HostAddress at;
    private final Executor threads;
    private final Command command;
    private final ByteArrayOutputStream banner = new ByteArrayOutputStream();
    private boolean ready;

    CommandStream(SshConnection connection, Executor threads, Command command) {
        this.connection = connection;
        this.at = connection.address();
        this.threads = threads;
        this.command = command;
    }

    CommandResult into(OutputStream sink) {
        var script = ("export LC_ALL=C HOME=/root\n" + ShellText.exports(command.environment()) + command.script())
                .getBytes(StandardCharsets.UTF_8);
        try (var channel = ExecChannel.open(
                        connection, threads, RemoteBash.commandLine(at, script.length, command.timeout()));
                var pump = StreamPump.start(channel.stdout(), threads)) {
            var stderr = BoundedBytes.collect(channel.stderr(), threads);
            try (var stdin = channel.stdin()) {
                stdin.write(script);
            }
            copy(pump, sink);
            var said = stderr.get(SILENCE_SECONDS, TimeUnit.SECONDS);
            if (!ready) {
                throw RemoteBash.notRoot(at, banner.toString(StandardCharsets.UTF_8) + said);
            }
            return new CommandResult(channel.exitCode(), "", said);
        } catch (InterruptedException e) {
            throw Failures.interrupted(at, "running " + command.name(), e);
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw Failures.broken(
                    at, "running " + command.name(), e instanceof IOException io ? io : new IOException(e));
        }
    }

    private void copy(StreamPump pump, OutputStream sink) throws IOException, InterruptedException {
        while (true) {
            var piece = pump.next(SILENCE_SECONDS, TimeUnit.SECONDS).orElseThrow(this::silent);
            if (piece.length == 0) {
                return;
            }
            var content = ready ? piece : afterMark(piece);
            try {
                sink.write(content);
            } catch (IOException e) {
                // It is not the host's fault: the caller knows what it writes to.
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What comes behind the mark that the script has begun; nothing as long as it has not come. */
    private byte[] afterMark(byte[] piece) throws IOException {
        banner.writeBytes(piece);
        var bytes = banner.toByteArray();
        for (var from = 0; from + MARK.length <= bytes.length; from++) {
            if (Arrays.equals(bytes, from, from + MARK.length, MARK, 0, MARK.length)) {
                ready = true;
                return Arrays.copyOfRange(bytes, from + MARK.length, bytes.length);
            }
        }
        if (bytes.length > LONGEST_BANNER) {
            throw new IOException("the host says much, but not that the script has begun");
        }
        return new byte[0];
    }

    private RuntimeException silent() {
        return Failures.of(
                Kind.TIMED_OUT,
                at,
                command.name() + " on " + Failures.where(at) + " said nothing for " + SILENCE_SECONDS + " s.",
                "Look at the load, the disks and the network of the host, then try again.",
                null);
    }
}
