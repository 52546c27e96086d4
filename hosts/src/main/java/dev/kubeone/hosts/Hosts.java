package dev.kubeone.hosts;

/**
 * Sessions with hosts. Thread-safe. A host has one multiplexed connection, dialled at first use, kept alive, reused by
 * everybody who asks and dialled again when it broke.
 */
public interface Hosts extends AutoCloseable {

    /**
     * The session with a host. Does not dial yet.
     *
     * @throws HostException never from here; the session's methods throw it
     */
    HostSession session(HostAddress address);

    @Override
    void close();
}
