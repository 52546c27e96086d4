package dev.kubeone.model.manifest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a cluster may be disturbed, week by week.
 *
 * @param days on which it opens, in lower case: "saturday"; empty for every day
 * @param from when it opens: "22:00"
 * @param until when it closes, on the next day where that is not after {@code from}
 * @param timeZone whose clock that is: "Europe/Berlin"
 */
public record MaintenanceWindow(List<String> days, String from, String until, String timeZone) {
    /** A week ahead each of its days comes again; one day more bears the change of a clock. */
    private static final int DAYS_AHEAD = 8;

    public MaintenanceWindow {
        days = List.copyOf(days);
    }

    /** The moment, from now on, at which one of the windows is open; now itself if one is. */
    public static long earliest(List<MaintenanceWindow> windows, long nowMs) {
        return windows.stream()
                .mapToLong(window -> window.earliest(nowMs))
                .min()
                .orElse(nowMs);
    }

    private long earliest(long nowMs) {
        var zone = ZoneId.of(timeZone);
        var today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), zone);
        // One that opened yesterday may still be open.
        return IntStream.rangeClosed(-1, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .filter(this::opens)
                .flatMap(day -> moment(day, zone, nowMs))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a window that opens every week opens within one"));
    }

    private boolean opens(LocalDate day) {
        return days.isEmpty() || days.stream().anyMatch(name -> day(name) == day.getDayOfWeek());
    }

    private Stream<Long> moment(LocalDate day, ZoneId zone, long nowMs) {
        var opens = LocalTime.parse(from);
        var closes = LocalTime.parse(until);
        var lastDay = closes.isAfter(opens) ? day : day.plusDays(1);
        var begin = ZonedDateTime.of(day, opens, zone).toInstant().toEpochMilli();
        var end = ZonedDateTime.of(lastDay, closes, zone).toInstant().toEpochMilli();
        return nowMs < end ? Stream.of(Math.max(begin, nowMs)) : Stream.of();
    }

    private static DayOfWeek day(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
