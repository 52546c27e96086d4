package dev.kubeone.model.beside;

/** A file beside a manifest cannot be taken along. The message goes on after the file's name, without a full stop. */
public final class FileRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message why, such as {@code "does not exist"}
     * @param hint what to do, or ""
     */
    public FileRefusedException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public FileRefusedException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
