package dev.kubeone.model.failure;

/** Carries a {@link Failure} up to whoever shows it. Its message is the failure's sentence. */
public final class OperatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public OperatorException(Failure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    public OperatorException(Failure failure, Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    public OperatorException(FailureKind kind, String what, String where, String why, String next) {
        this(new Failure(kind, what, where, why, next));
    }

    public Failure failure() {
        return failure;
    }
}
