package dev.kubeone.model.schema;

import java.util.regex.Pattern;

/** How a value from a file appears in a message: quoted, on one line, never long, without passwords of URLs. */
public final class Shown {
    private static final int LONGEST = 60;

    /** A user and password in a URL. */
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");

    private Shown() {}

    public static String quoted(String text) {
        String value = CREDENTIALS.matcher(text).replaceAll("//…@");
        StringBuilder shown = new StringBuilder("\"");
        value.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        if (value.codePointCount(0, value.length()) > LONGEST) {
            shown.append('…');
        }
        return shown.append('"').toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '"' -> shown.append("\\\"");
            case '\n' -> shown.append("\\n");
            case '\t' -> shown.append("\\t");
            default -> shown.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c);
        }
    }
}
