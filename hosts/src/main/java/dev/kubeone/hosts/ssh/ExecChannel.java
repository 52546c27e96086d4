package dev.kubeone.hosts.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command line that runs on a host, with its streams. */
final class ExecChannel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecChannel.class);
    private static final int SECONDS_UNTIL_EXIT_STATUS = 15;

    private final SshConnection connection;
    private final Executor threads;
    private final Session session;
    private final Session.Command command;

    private ExecChannel(SshConnection connection, Executor threads, Session session, Session.Command command) {
        this.connection = connection;
        this.threads = threads;
        this.session = session;
        this.command = command;
    }

    /** Starts it. */
    static ExecChannel open(SshConnection connection, Executor threads, String commandLine) {
        acquire(connection);
        boolean opened = false;
        try {
            var channel = connection.opened(client -> exec(connection, threads, client, commandLine));
            opened = true;
            return channel;
        } catch (IOException e) {
            throw Failures.unreachable(connection.address(), "does not open a session", e);
        } finally {
            if (!opened) {
                connection.sessions().release();
            }
        }
    }

    private static void acquire(SshConnection connection) {
        try {
            connection.sessions().acquire();
        } catch (InterruptedException e) {
            throw Failures.interrupted(connection.address(), "waiting for a free session", e);
        }
    }

    private static ExecChannel exec(SshConnection connection, Executor threads, SSHClient client, String commandLine)
            throws IOException {
        var session = client.startSession();
        try {
            return new ExecChannel(connection, threads, session, session.exec(commandLine));
        } catch (IOException e) {
            threads.execute(() -> close(session));
            throw e;
        }
    }

    InputStream stdout() {
        return command.getInputStream();
    }

    InputStream stderr() {
        return command.getErrorStream();
    }

    OutputStream stdin() {
        return command.getOutputStream();
    }

    /** After both streams have ended. A command that a signal killed has 128 and more, as in a shell. */
    int exitCode() throws IOException {
        command.join(SECONDS_UNTIL_EXIT_STATUS, TimeUnit.SECONDS);
        if (command.getExitStatus() != null) {
            return command.getExitStatus();
        }
        if (command.getExitSignal() != null) {
            return 128 + 9;
        }
        throw new SSHException("the host did not tell how the command ended");
    }

    /** Does not wait for the host's goodbye. */
    @Override
    public void close() {
        threads.execute(() -> {
            close(session);
            connection.sessions().release();
        });
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (IOException e) {
            LOG.debug("A session ended with: {}", e.toString());
        }
    }
}
