package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
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

    /** Starts it; a connection that turns out to be broken is dialled again once, for nothing has run yet. */
    static ExecChannel open(SshConnection connection, Executor threads, String commandLine) {
        var at = connection.address();
        acquire(connection);
        boolean opened = false;
        try {
            var channel = open(connection, threads, commandLine, true);
            opened = true;
            return channel;
        } catch (IOException e) {
            throw Failures.unreachable(at, "does not open a session", e);
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

    private static ExecChannel open(SshConnection connection, Executor threads, String commandLine, boolean again)
            throws IOException {
        var client = connection.client();
        Session session;
        try {
            session = client.startSession();
        } catch (SSHException | IllegalStateException e) {
            checkInterrupt(connection.address(), e);
            if (again && !client.isConnected()) {
                connection.drop(client);
                return open(connection, threads, commandLine, false);
            }
            throw e instanceof SSHException failure ? failure : new SSHException(e);
        }
        return exec(connection, threads, client, session, commandLine);
    }

    private static ExecChannel exec(
            SshConnection connection, Executor threads, SSHClient client, Session session, String commandLine)
            throws IOException {
        try {
            return new ExecChannel(connection, threads, session, session.exec(commandLine));
        } catch (SSHException e) {
            checkInterrupt(connection.address(), e);
            if (!client.isConnected()) {
                connection.drop(client);
            }
            throw e;
        }
    }

    private static void checkInterrupt(HostAddress at, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException interrupt) {
                throw Failures.interrupted(at, "opening a session", interrupt);
            }
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
            try {
                session.close();
            } catch (IOException e) {
                LOG.debug("{}: a session ended with: {}", connection.address().name(), e.toString());
            } finally {
                connection.sessions().release();
            }
        });
    }
}
