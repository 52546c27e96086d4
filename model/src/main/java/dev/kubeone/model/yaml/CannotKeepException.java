package dev.kubeone.model.yaml;

/** The text is written in a way in which a change cannot be made while the rest is kept. */
final class CannotKeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotKeepException() {
        super("the text cannot be kept", null, false, false);
    }
}
