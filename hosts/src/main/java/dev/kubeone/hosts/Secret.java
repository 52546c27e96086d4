package dev.kubeone.hosts;

/** A value that must not be shown. Only {@link #reveal()} gives it away. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
