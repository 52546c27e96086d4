package dev.kubeone.client.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time, always in UTC so that two people in two places read the same. */
public final class Moments {
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    /** "2026-11-01 12:00:00Z", or "-" for 0. */
    public static String text(long epochMillis) {
        return epochMillis == 0 ? "-" : FULL.format(Instant.ofEpochMilli(epochMillis));
    }
}
