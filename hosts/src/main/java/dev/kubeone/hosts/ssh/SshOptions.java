package dev.kubeone.hosts.ssh;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to connect.
 *
 * @param knownHostsFile host keys of hosts without a pinned one, in OpenSSH's format; need not exist
 * @param acceptNewHostKeys whether the key of a host that the file does not know is accepted and written to it
 * @param connectTimeout for the TCP connection
 * @param keepAlive pause between questions whether the host still answers; three without an answer end the connection
 */
public record SshOptions(Path knownHostsFile, boolean acceptNewHostKeys, Duration connectTimeout, Duration keepAlive) {

    /** Strict about host keys; a dead connection is noticed after 15 seconds. */
    public static SshOptions withKnownHosts(Path knownHostsFile) {
        return new SshOptions(knownHostsFile, false, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    /** The same, but a key that is seen for the first time is accepted and remembered. */
    public SshOptions acceptingNewHostKeys() {
        return new SshOptions(knownHostsFile, true, connectTimeout, keepAlive);
    }
}
