package dev.kubeone.hosts;

/** A port on this machine's loopback address that leads into a host's network. */
public interface Tunnel extends AutoCloseable {
    int localPort();

    @Override
    void close();
}
