package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects, checks the host's key and is let in. */
final class SshDialer {
    private static final Logger LOG = LoggerFactory.getLogger(SshDialer.class);
    private static final int KEEP_ALIVES_WITHOUT_ANSWER = 3;

    private final SshOptions options;
    private final HostKeys hostKeys;
    private final Function<HostAddress, SshConnection> bastions;
    private final DefaultConfig config = new DefaultConfig();

    SshDialer(SshOptions options, HostKeys hostKeys, Function<HostAddress, SshConnection> bastions) {
        this.options = options;
        this.hostKeys = hostKeys;
        this.bastions = bastions;
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    }

    SSHClient dial(HostAddress at) {
        // Keys are read first: no need to disturb a host when there is nothing to show it.
        var identities = Identities.of(at);
        var client = new SSHClient(config);
        // A host that is frozen takes the connection and never says a word.
        var letIn = new CompletableFuture<Void>();
        var unused = letIn.orTimeout(2 * options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyAsync(late -> {
                    giveUp(client);
                    return null;
                });
        try {
            connect(client, at);
            authenticate(client, at, identities);
            return client;
        } catch (RuntimeException e) {
            giveUp(client);
            throw letIn.isCompletedExceptionally()
                    ? Failures.unreachable(at, "took the connection", new SocketTimeoutException())
                    : e;
        } finally {
            letIn.complete(null);
        }
    }

    private void connect(SSHClient client, HostAddress at) {
        var check = hostKeys.checkOf(at);
        client.addHostKeyVerifier(check);
        client.setConnectTimeout((int) options.connectTimeout().toMillis());
        var keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
        keepAlive.setKeepAliveInterval((int) Math.max(1, options.keepAlive().toSeconds()));
        keepAlive.setMaxAliveCount(KEEP_ALIVES_WITHOUT_ANSWER);
        try {
            if (at.bastion() == null) {
                client.connect(at.host(), at.port());
            } else {
                client.connectVia(bastions.apply(at.bastion())
                        .opened(bastion -> bastion.newDirectConnection(at.host(), at.port())));
            }
        } catch (IOException e) {
            check.refusal().ifPresent(refusal -> {
                throw refusal;
            });
            throw Failures.unreachable(at, "cannot be reached" + through(at), e);
        }
    }

    private static String through(HostAddress at) {
        return at.bastion() == null ? "" : " through " + Failures.where(at.bastion());
    }

    private static void authenticate(SSHClient client, HostAddress at, Identities identities) {
        try {
            client.auth(at.user(), identities.methods());
        } catch (SSHException e) {
            if (isBroken(e)) {
                throw Failures.unreachable(at, "broke the connection while letting us in", e);
            }
            throw rejected(at, identities, e);
        }
    }

    /** The connection ended without the host saying that it is because of us. */
    private static boolean isBroken(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransportException || cause instanceof ConnectionException) {
                var reason = ((SSHException) cause).getDisconnectReason();
                return reason == DisconnectReason.UNKNOWN || reason == DisconnectReason.CONNECTION_LOST;
            }
        }
        return false;
    }

    private static HostException rejected(HostAddress at, Identities identities, Exception cause) {
        identities.failure().ifPresent(failure -> {
            throw failure;
        });
        return Failures.of(
                Kind.AUTHENTICATION_REJECTED,
                at,
                Failures.where(at) + " does not let us in with " + identities + ".",
                "Check the user name, that the public key is in its authorized_keys on the host"
                        + " and, for a certificate, that the host trusts its authority and it has not expired.",
                cause);
    }

    private static void giveUp(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            LOG.debug("The connection that failed ended with: {}", e.toString());
        }
    }
}
