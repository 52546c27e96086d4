package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.hosts.Hosts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions over SSH: one connection for each address, shared by all who ask for it. */
public final class SshHosts implements Hosts {
    private final Map<HostAddress, SshConnection> connections = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SshDialer dialer;

    public SshHosts(SshOptions options) {
        dialer = new SshDialer(options, new HostKeys(options), this::connection);
    }

    @Override
    public HostSession session(HostAddress address) {
        return new SshSession(connection(address), threads, closed);
    }

    private SshConnection connection(HostAddress address) {
        return connections.computeIfAbsent(address, at -> new SshConnection(at, dialer, threads, closed));
    }

    @Override
    public void close() {
        closed.countDown();
        // The threads end by themselves; until then they may still say goodbye to hosts.
        connections.values().forEach(SshConnection::close);
    }

    private static ThreadFactory daemons() {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, "ssh-hosts-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
