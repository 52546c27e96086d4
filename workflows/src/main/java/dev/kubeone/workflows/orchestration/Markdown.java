package dev.kubeone.workflows.orchestration;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Texts and times as Markdown shows them unchanged: options keep their two dashes. */
final class Markdown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_<\\[\\]|~]|-(?=-)");

    private Markdown() {}

    /** On one line, cut at so many characters. */
    static String text(String text, int most) {
        var line = text.replace('\n', ' ');
        var shown = line.length() <= most ? line : line.substring(0, most - 1) + "…";
        return SPECIAL.matcher(shown).replaceAll("\\\\$0");
    }

    /** A moment in UTC, which it says. */
    static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }
}
