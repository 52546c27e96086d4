package dev.kubeone.hosts;

/** Something failed between us and a host. The message is a full sentence, redacted. */
public final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        /** No connection, or it broke and did not come back in time. Waiting may heal it. */
        UNREACHABLE,
        /** The host does not accept the key, certificate or agent. */
        AUTHENTICATION_REJECTED,
        /** The host shows another key than the one expected. */
        HOST_KEY_MISMATCH,
        /** The user is not root and may not sudo without a password. */
        NO_SUDO,
        /** The command or job outlived its timeout. */
        TIMED_OUT,
        /** A newer run has worked on the host. */
        FENCED,
        /** A key file, passphrase or socket named in the address cannot be used. */
        CREDENTIALS
    }

    private final Kind kind;
    private final String host;
    private final String next;

    /** @param next what the operator can do */
    public HostException(Kind kind, String host, String message, String next, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.host = host;
        this.next = next;
    }

    public Kind kind() {
        return kind;
    }

    public String host() {
        return host;
    }

    public String next() {
        return next;
    }
}
