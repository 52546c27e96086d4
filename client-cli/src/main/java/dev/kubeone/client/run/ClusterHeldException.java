package dev.kubeone.client.run;

/** Another run holds the cluster. */
public final class ClusterHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RunReference holder;

    ClusterHeldException(String cluster, RunReference holder, Throwable cause) {
        super("another run holds " + cluster, cause);
        this.holder = holder;
    }

    public RunReference holder() {
        return holder;
    }
}
