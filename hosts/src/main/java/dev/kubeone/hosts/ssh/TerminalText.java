package dev.kubeone.hosts.ssh;

import java.util.regex.Pattern;

/** Output that was written for a terminal, as a line of a log. */
final class TerminalText {
    private static final Pattern ESCAPES = Pattern.compile("\u001b(\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007]*\u0007|[@-Z])");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private TerminalText() {}

    /** Without colours and other controls; of a line that was overwritten in place, what stood there last. */
    static String plain(String line) {
        var text = ESCAPES.matcher(line).replaceAll("").stripTrailing();
        var last = text.substring(text.lastIndexOf('\r') + 1);
        return CONTROLS.matcher(last).replaceAll("");
    }
}
