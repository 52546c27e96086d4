package dev.kubeone.client.run;

import dev.kubeone.workflows.connection.WorkflowJson;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run's history knows of steps that did not end with their first try: a worker was lost, or a try failed. */
final class LaterTries {
    private LaterTries() {}

    /** In the order of the history. The server keeps the last try of each activity and why the one before it ended. */
    static List<LaterTry> in(List<HistoryEvent> events) {
        var names = new HashMap<Long, String>();
        var tries = new ArrayList<LaterTry>();
        for (var event : events) {
            if (event.hasActivityTaskScheduledEventAttributes()) {
                names.put(event.getEventId(), name(event));
            } else if (event.hasActivityTaskStartedEventAttributes()) {
                later(event, names).forEach(tries::add);
            }
        }
        return tries;
    }

    private static List<LaterTry> later(HistoryEvent event, Map<Long, String> names) {
        var started = event.getActivityTaskStartedEventAttributes();
        if (started.getAttempt() <= 1) {
            return List.of();
        }
        var at = Instant.ofEpochSecond(
                event.getEventTime().getSeconds(), event.getEventTime().getNanos());
        return List.of(new LaterTry(
                at.toEpochMilli(),
                names.getOrDefault(started.getScheduledEventId(), "a step"),
                started.getAttempt(),
                why(started.getLastFailure())));
    }

    private static String why(Failure failure) {
        return failure.hasTimeoutFailureInfo() ? "its worker gave no sign of life any more" : failure.getMessage();
    }

    /** "cp-1: kubeadm init", as the Web UI calls it. */
    private static String name(HistoryEvent event) {
        var type = event.getActivityTaskScheduledEventAttributes()
                .getActivityType()
                .getName();
        if (!event.getUserMetadata().hasSummary()) {
            return type;
        }
        try {
            return WorkflowJson.dataConverter()
                    .fromPayload(event.getUserMetadata().getSummary(), String.class, String.class);
        } catch (DataConverterException unread) {
            // Written by somebody else, or encrypted for others.
            return type;
        }
    }
}
