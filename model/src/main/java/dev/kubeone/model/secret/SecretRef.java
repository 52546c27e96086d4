package dev.kubeone.model.secret;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a secret is. Safe to store, show and log: it never holds the secret in the clear.
 *
 * @param source who can give the secret
 * @param value a variable's name, a file's path, or the sealed text
 */
public record SecretRef(Source source, String value) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9+/=_-]+");

    /** Who can give the secret. */
    public enum Source {
        /** An environment variable of the worker. */
        ENV("env:"),
        /** A file of the worker; its content without a final line break is the secret. */
        FILE("file:"),
        /** The value itself, encrypted for the worker. */
        SEALED("sealed:");

        private final String prefix;

        Source(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The reference that {@code text} is; none if it is something else, which may be the secret itself. */
    public static Optional<SecretRef> parse(String text) {
        for (Source source : Source.values()) {
            if (text.startsWith(source.prefix)) {
                String value = text.substring(source.prefix.length());
                return wellFormed(source, value) ? Optional.of(new SecretRef(source, value)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether somebody meant a reference, well-formed or not. */
    public static boolean looksLike(String text) {
        return Stream.of(Source.values()).anyMatch(source -> text.startsWith(source.prefix));
    }

    private static boolean wellFormed(Source source, String value) {
        return switch (source) {
            case ENV -> VARIABLE.matcher(value).matches();
            case FILE -> !value.isBlank() && value.chars().noneMatch(Character::isISOControl);
            case SEALED -> SEALED.matcher(value).matches();
        };
    }

    /** The text that {@link #parse} makes the same reference from. */
    public String text() {
        return source.prefix + value;
    }
}
