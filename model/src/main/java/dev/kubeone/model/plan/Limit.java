package dev.kubeone.model.plan;

import java.util.regex.Pattern;

/**
 * How many of some hosts: a number, or a share of them.
 *
 * @param number at least 0
 * @param percent whether the number is a share, 0 to 100
 */
public record Limit(int number, boolean percent) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(%?)");

    /** Whether the text is a number of hosts or a percentage. */
    public static boolean wellFormed(String text) {
        var form = FORM.matcher(text);
        return form.matches() && (form.group(2).isEmpty() || Integer.parseInt(form.group(1)) <= 100);
    }

    /** @throws IllegalArgumentException with a sentence for the person who wrote it */
    public static Limit parse(String text) {
        if (!wellFormed(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a number of hosts nor a percentage such as 25%");
        }
        var form = FORM.matcher(text);
        return form.matches()
                ? new Limit(Integer.parseInt(form.group(1)), !form.group(2).isEmpty())
                : new Limit(0, false);
    }

    /** Of so many hosts; a share is rounded down, as Kubernetes does with {@code maxUnavailable}. */
    public int of(int hosts) {
        return percent ? hosts * number / 100 : number;
    }

    /** The same, but never none: work that may take nobody away would never begin. */
    public int atLeastOneOf(int hosts) {
        return Math.max(1, of(hosts));
    }

    @Override
    public String toString() {
        return number + (percent ? "%" : "");
    }
}
