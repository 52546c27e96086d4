package dev.kubeone.client.text;

import java.util.Locale;

/** Lengths of time as people read them. */
public final class Durations {
    private Durations() {}

    /** "0.4 s", "14.2 s", "1 m 05 s", "2 h 03 m", "3 d 04 h". */
    public static String text(long millis) {
        var shown = Math.max(0, millis);
        if (shown < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", shown / 1000.0);
        }
        var seconds = Math.round(shown / 1000.0);
        if (seconds < 3600) {
            return pair(seconds / 60, "m", seconds % 60, "s");
        }
        var minutes = seconds / 60;
        return minutes < 24 * 60
                ? pair(minutes / 60, "h", minutes % 60, "m")
                : pair(minutes / 60 / 24, "d", minutes / 60 % 24, "h");
    }

    /** As exact as a forecast is: "10 s", "50 s", "6 m", "1 h 10 m". */
    public static String rough(long millis) {
        var seconds = Math.max(0, millis) / 1000.0;
        if (seconds < 95) {
            return Math.max(10, Math.round(seconds / 10) * 10) + " s";
        }
        var minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return minutes + " m";
        }
        var tens = Math.round(minutes / 10.0) * 10;
        return pair(tens / 60, "h", tens % 60, "m");
    }

    /** The same without parts of a second: "14 s". */
    public static String whole(long millis) {
        var seconds = Math.round(Math.max(0, millis) / 1000.0);
        return seconds < 60 ? seconds + " s" : text(seconds * 1000);
    }

    /** A running clock: "00:31", "1:02:03". */
    public static String clock(long millis) {
        var seconds = Math.max(0, millis) / 1000;
        var minutes = seconds / 60;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return String.format(Locale.ROOT, "%d %s %02d %s", large, largeUnit, small, smallUnit);
    }
}
