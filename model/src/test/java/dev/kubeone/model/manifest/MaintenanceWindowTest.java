package dev.kubeone.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceWindowTest {
    private static final MaintenanceWindow WEEKEND =
            new MaintenanceWindow(List.of("friday", "saturday"), "22:00", "04:00", "UTC");

    @Test
    void anOpenWindowIsNow() {
        // 2026-11-20 is a Friday.
        assertThat(next("2026-11-20T23:10:00Z", WEEKEND)).isEqualTo("2026-11-20T23:10:00Z");
    }

    @Test
    void aWindowOverMidnightIsStillOpenOnTheNextDay() {
        assertThat(next("2026-11-22T03:59:59Z", WEEKEND)).isEqualTo("2026-11-22T03:59:59Z");
        assertThat(next("2026-11-22T04:00:00Z", WEEKEND)).isEqualTo("2026-11-27T22:00:00Z");
    }

    @Test
    void outsideItIsWhenTheNextOneOpens() {
        assertThat(next("2026-11-21T12:00:00Z", WEEKEND)).isEqualTo("2026-11-21T22:00:00Z");
    }

    @Test
    void theFirstOfSeveralWindowsCounts() {
        var noon = new MaintenanceWindow(List.of(), "12:00", "13:00", "UTC");
        assertThat(next("2026-11-23T10:00:00Z", WEEKEND, noon)).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void theClockIsThatOfTheTimeZoneAlsoWhenItChanges() {
        var night = new MaintenanceWindow(List.of(), "02:30", "05:00", "Europe/Berlin");
        assertThat(next("2026-10-24T12:00:00Z", night)).isEqualTo("2026-10-25T00:30:00Z");
        // On the last Sunday of March there is no half past two.
        assertThat(next("2026-03-28T12:00:00Z", night)).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void withoutWindowsEveryMomentIsRight() {
        assertThat(MaintenanceWindow.earliest(List.of(), 7)).isEqualTo(7);
    }

    private static String next(String now, MaintenanceWindow... windows) {
        var found =
                MaintenanceWindow.earliest(List.of(windows), Instant.parse(now).toEpochMilli());
        return Instant.ofEpochMilli(found).toString();
    }
}
