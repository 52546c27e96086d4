package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to an address: dialled when first asked for, and again when it broke. */
final class SshConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SshConnection.class);

    /** sshd allows ten sessions on a connection (MaxSessions); some are left for the operator's own. */
    private final Semaphore sessions = new Semaphore(8, true);

    private final Set<PortForward> tunnels = ConcurrentHashMap.newKeySet();
    private final HostAddress address;
    private final SshDialer dialer;
    private final Executor threads;
    private final CountDownLatch closed;
    private CompletableFuture<SSHClient> dialled;

    SshConnection(HostAddress address, SshDialer dialer, Executor threads, CountDownLatch closed) {
        this.address = address;
        this.dialer = dialer;
        this.threads = threads;
        this.closed = closed;
    }

    HostAddress address() {
        return address;
    }

    Semaphore sessions() {
        return sessions;
    }

    /** Closed together with this. */
    Set<PortForward> tunnels() {
        return tunnels;
    }

    /** The living connection; all who wait for a dial share its outcome. */
    SSHClient client() {
        try {
            return dialled().get();
        } catch (InterruptedException e) {
            throw Failures.interrupted(address, "connecting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HostException failure) {
                throw new HostException(failure.kind(), failure.host(), failure.getMessage(), failure.next(), failure);
            }
            throw new IllegalStateException("dialling " + Failures.where(address) + " failed unexpectedly", e);
        }
    }

    /** Opens a channel. */
    @FunctionalInterface
    interface Opener<T> {
        T open(SSHClient client) throws IOException;
    }

    /**
     * Opens a channel on the living connection. Where that turns out to be broken, it is dialled again once: nothing has
     * run on the host before the channel was open.
     */
    <T> T opened(Opener<T> opener) throws IOException {
        var client = client();
        try {
            return opener.open(client);
        } catch (IOException | IllegalStateException e) {
            checkInterrupt(e);
            if (!isBroken(client, e)) {
                throw e;
            }
            drop(client);
            return opener.open(client());
        }
    }

    private void checkInterrupt(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException interrupt) {
                throw Failures.interrupted(address, "opening a session", interrupt);
            }
        }
    }

    /**
     * Whether it is the connection that failed, not the host that refused. A channel may hear of a reset socket before
     * the client counts as disconnected: what the socket itself said is then below sshj's own exceptions.
     */
    private static boolean isBroken(SSHClient client, Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransportException
                    || (cause instanceof IOException && !(cause instanceof SSHException))) {
                return true;
            }
        }
        return !client.isConnected();
    }

    private synchronized CompletableFuture<SSHClient> dialled() {
        if (closed.getCount() == 0) {
            throw Failures.closed(address);
        }
        if (dialled == null || (dialled.isDone() && !lives(dialled))) {
            dialled = CompletableFuture.supplyAsync(() -> dialer.dial(address), threads);
        }
        return dialled;
    }

    private static boolean lives(CompletableFuture<SSHClient> dialled) {
        if (dialled.isCompletedExceptionally()) {
            return false;
        }
        var client = dialled.join();
        return client.isConnected() && client.isAuthenticated();
    }

    /** Gives a connection up that does not work, unless it was dialled again already. */
    private void drop(SSHClient broken) {
        synchronized (this) {
            if (dialled != null && !dialled.isCompletedExceptionally() && dialled.getNow(null) == broken) {
                dialled = null;
            }
        }
        disconnect(broken);
    }

    @Override
    public void close() {
        tunnels.forEach(PortForward::close);
        CompletableFuture<SSHClient> last;
        synchronized (this) {
            last = dialled;
            dialled = null;
        }
        if (last != null) {
            var unused = last.thenAccept(this::disconnect);
        }
    }

    private void disconnect(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            LOG.debug("{}: the connection ended with: {}", address.name(), e.toString());
        }
    }
}
