package dev.kubeone.activities.kubernetes;

import dev.kubeone.hosts.Tunnel;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;

/**
 * A client of one API server behind a tunnel, shared by the steps of a worker: making one costs more than most
 * questions. It is given up when it broke or when nobody asked for a while.
 */
final class ApiConnection {
    private static final long IDLE_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int UNAUTHORIZED = 401;

    private final KubernetesClient client;
    private final Tunnel tunnel;
    private int users;
    private long lastUsed = System.nanoTime();
    private boolean broken;
    private boolean closed;

    ApiConnection(KubernetesClient client, Tunnel tunnel) {
        this.client = client;
        this.tunnel = tunnel;
    }

    KubernetesClient client() {
        return client;
    }

    /** @return whether it may be used; every true wants one {@link #release()} */
    synchronized boolean acquire() {
        if (broken || closed) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        users--;
        lastUsed = System.nanoTime();
        closeIfUnwanted();
    }

    /** An answer from the server is none of our business, unless it no longer knows our credentials. */
    synchronized void failed(KubernetesClientException failure) {
        broken |= failure.getStatus() == null || failure.getCode() == UNAUTHORIZED;
    }

    /** Closes it if nobody used it for a while. */
    synchronized void expire() {
        broken |= users == 0 && System.nanoTime() - lastUsed > IDLE_NANOS;
        closeIfUnwanted();
    }

    private void closeIfUnwanted() {
        if (broken && users == 0 && !closed) {
            closed = true;
            try (tunnel) {
                client.close();
            }
        }
    }
}
