package dev.kubeone.model.failure;

/**
 * Every way in which the product fails, with the exit code a script sees and whether waiting may heal it.
 *
 * <p>Codes 10 to 18 keep the classes of KubeOne's own exit codes; 20 to 25 say what no peer says.
 */
public enum FailureKind {
    UNFORESEEN(1, false),
    USAGE(2, false),
    RUNTIME(10, true),
    ETCD(11, true),
    KUBERNETES_API(12, true),
    AUTHENTICATION_REJECTED(13, false),
    HOST_KEY_MISMATCH(13, false),
    NO_SUDO(13, false),
    HOST_UNREACHABLE(14, true),
    MANIFEST(15, false),
    CREDENTIALS(15, false),
    COMMAND_FAILED(16, true),
    COMMAND_TIMED_OUT(16, true),
    MACHINE_CONTROLLER(17, true),
    CLOUD(18, true),
    DONE_IN_PART(20, false),
    REFUSED_BY_GUARD(21, false),
    HELD_BY_ANOTHER_RUN(22, false),
    WAITING_FOR_DECISION(23, false),
    CANCELLED(24, false),
    DRIFT(25, false);

    private final int exitCode;
    private final boolean retryable;

    FailureKind(int exitCode, boolean retryable) {
        this.exitCode = exitCode;
        this.retryable = retryable;
    }

    /** The process exit code of a command that ends with this failure. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether trying the same again may succeed without a person changing something. */
    public boolean retryable() {
        return retryable;
    }
}
