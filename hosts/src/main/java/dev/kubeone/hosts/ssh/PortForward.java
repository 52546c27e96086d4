package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Tunnel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A local port whose connections are carried by the host's connection, also by the one that is dialled next. */
final class PortForward implements Tunnel {
    private static final Logger LOG = LoggerFactory.getLogger(PortForward.class);
    private static final int BACKLOG = 64;

    private final SshConnection connection;
    private final Executor threads;
    private final String remoteHost;
    private final int remotePort;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private PortForward(
            SshConnection connection, Executor threads, String remoteHost, int remotePort, ServerSocket server) {
        this.connection = connection;
        this.threads = threads;
        this.remoteHost = remoteHost;
        this.remotePort = remotePort;
        this.server = server;
    }

    static PortForward open(SshConnection connection, Executor threads, String remoteHost, int remotePort) {
        connection.client(); // so that a host that cannot be reached fails here
        try {
            var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            var forward = new PortForward(connection, threads, remoteHost, remotePort, server);
            threads.execute(forward::accept);
            connection.tunnels().add(forward);
            return forward;
        } catch (IOException e) {
            throw Failures.unreachable(connection.address(), "gets no local port for a tunnel", e);
        }
    }

    @Override
    public int localPort() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                threads.execute(() -> carry(socket));
            } catch (IOException e) {
                LOG.debug("The tunnel to {}:{} accepts no more: {}", remoteHost, remotePort, e.toString());
            }
        }
    }

    private void carry(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            var channel = connection.opened(client -> client.newDirectConnection(remoteHost, remotePort));
            var ends = new AtomicInteger(2);
            threads.execute(() -> upload(socket, channel, ends));
            download(socket, channel, ends);
        } catch (IOException | HostException | IllegalStateException e) {
            LOG.debug("A connection through the tunnel to {}:{} failed: {}", remoteHost, remotePort, e.toString());
            forget(socket);
        }
    }

    private void upload(Socket socket, DirectConnection channel, AtomicInteger ends) {
        try (var out = channel.getOutputStream()) {
            copy(socket.getInputStream(), out);
        } catch (IOException e) {
            ends.set(1); // half a connection is of no use after a failure
        }
        finish(socket, channel, ends);
    }

    private void download(Socket socket, DirectConnection channel, AtomicInteger ends) {
        try {
            copy(channel.getInputStream(), socket.getOutputStream());
            socket.shutdownOutput();
        } catch (IOException e) {
            ends.set(1);
        }
        finish(socket, channel, ends);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            out.flush();
        }
    }

    private void finish(Socket socket, DirectConnection channel, AtomicInteger ends) {
        if (ends.decrementAndGet() > 0) {
            return;
        }
        forget(socket);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A channel to {}:{} ended with: {}", remoteHost, remotePort, e.toString());
        }
    }

    private void forget(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A local connection ended with: {}", e.toString());
        }
    }

    @Override
    public void close() {
        connection.tunnels().remove(this);
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("The port of a tunnel ended with: {}", e.toString());
        }
        open.forEach(this::forget);
    }
}
