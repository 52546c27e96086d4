package dev.kubeone.client.run;

import io.temporal.client.schedules.ScheduleInfo;
import io.temporal.client.schedules.ScheduleState;
import java.time.Instant;
import java.util.List;

/**
 * A cluster's schedule as people and programs see it. Moments are milliseconds since 1970.
 *
 * @param rhythm "every 10m"
 * @param fix kinds of drift that it brings back, or "nothing"
 * @param note why it is paused, or ""
 * @param runs how often it has fired
 * @param missed firings that came too late to be made up for, because the server was down
 * @param skipped firings that were left out because the one before still ran
 * @param lastAtMs when it fired last, or 0
 * @param nextAtMs when it fires next, or 0
 */
public record ScheduleView(
        String cluster,
        String rhythm,
        String fix,
        boolean paused,
        String note,
        long runs,
        long missed,
        long skipped,
        long lastAtMs,
        long nextAtMs) {

    static ScheduleView of(String cluster, String rhythm, String fix, ScheduleState state, ScheduleInfo info) {
        var recent = info.getRecentActions();
        return new ScheduleView(
                cluster,
                rhythm,
                fix,
                state.isPaused(),
                state.getNote() == null ? "" : state.getNote(),
                info.getNumActions(),
                info.getNumActionsMissedCatchupWindow(),
                info.getNumActionsSkippedOverlap(),
                recent.isEmpty()
                        ? 0
                        : recent.get(recent.size() - 1).getStartedAt().toEpochMilli(),
                first(info.getNextActionTimes()));
    }

    private static long first(List<Instant> moments) {
        return moments.isEmpty() ? 0 : moments.get(0).toEpochMilli();
    }
}
