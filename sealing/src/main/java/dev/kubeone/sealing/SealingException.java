package dev.kubeone.sealing;

/** A value could not be sealed or opened. The message never holds any part of the value. */
public final class SealingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealingException(String message, Throwable cause) {
        super(message, cause);
    }

    SealingException(String message) {
        super(message);
    }
}
