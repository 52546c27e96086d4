package dev.kubeone.hosts.ssh;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Texts that bash reads. */
final class ShellText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ShellText() {}

    /** One word with exactly this value. */
    static String quoted(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell value cannot hold a NUL character");
        }
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /** One {@code NAME='value'} line for each variable, sorted. */
    static String assignments(Map<String, String> variables) {
        return lines("", variables);
    }

    /** The same, handed on to programs. */
    static String exports(Map<String, String> variables) {
        return lines("export ", variables);
    }

    private static String lines(String prefix, Map<String, String> variables) {
        var text = new StringBuilder();
        new TreeMap<>(variables)
                .forEach((name, value) -> text.append(prefix)
                        .append(checked(name))
                        .append('=')
                        .append(quoted(value))
                        .append('\n'));
        return text.toString();
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a shell variable: " + name);
        }
        return name;
    }
}
