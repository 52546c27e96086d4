package dev.kubeone.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import dev.kubeone.workflows.connection.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Follows a run's history on the server; no worker needs to be there for that. */
final class HistoryTail {
    private static final int PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TemporalConnection connection;
    private final WorkflowExecution run;
    private final Map<Long, String> scheduled = new HashMap<>();
    private final Map<Long, String> stepIds = new HashMap<>();
    private ByteString page = ByteString.EMPTY;
    private boolean over;

    HistoryTail(TemporalConnection connection, WorkflowExecution run) {
        this.connection = connection;
        this.run = run;
    }

    boolean over() {
        return over;
    }

    /** Types of the activities that completed since the last call; waits for news. */
    List<String> completed() {
        var completed = new ArrayList<String>();
        for (var event : news()) {
            if (event.hasActivityTaskScheduledEventAttributes()) {
                var type = event.getActivityTaskScheduledEventAttributes().getActivityType();
                scheduled.put(event.getEventId(), type.getName());
            } else if (event.hasActivityTaskCompletedEventAttributes()) {
                completed.add(scheduled.get(
                        event.getActivityTaskCompletedEventAttributes().getScheduledEventId()));
            }
        }
        return completed;
    }

    /**
     * What became of a step: it was given to the workers, or it completed.
     *
     * @param step its id, as in the plan
     */
    record StepNews(String step, boolean completed, long atMs) {}

    /** What became of steps since the last call; waits for news of the run. */
    List<StepNews> steps() {
        return stepNews(news(), stepIds);
    }

    /** @param known ids of steps by the event that gave them to the workers; learns more of them */
    static List<StepNews> stepNews(List<HistoryEvent> events, Map<Long, String> known) {
        var news = new ArrayList<StepNews>();
        for (var event : events) {
            var at = millis(event);
            if (event.hasActivityTaskScheduledEventAttributes()) {
                var step = stepId(event);
                if (!step.isEmpty()) {
                    known.put(event.getEventId(), step);
                    news.add(new StepNews(step, false, at));
                }
            } else if (event.hasActivityTaskCompletedEventAttributes()) {
                var step = known.get(
                        event.getActivityTaskCompletedEventAttributes().getScheduledEventId());
                if (step != null) {
                    news.add(new StepNews(step, true, at));
                }
            }
        }
        return news;
    }

    static long millis(HistoryEvent event) {
        return Timestamps.toMillis(event.getEventTime());
    }

    /** "" for an activity that is no step of a plan. */
    private static String stepId(HistoryEvent scheduled) {
        var input = scheduled.getActivityTaskScheduledEventAttributes().getInput();
        if (input.getPayloadsCount() == 0) {
            return "";
        }
        try {
            return JSON.readTree(input.getPayloads(0).getData().toStringUtf8())
                    .path("step")
                    .path("id")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("an activity's input is no JSON", e);
        }
    }

    private List<HistoryEvent> news() {
        var request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setExecution(run)
                .setWaitNewEvent(true)
                .setNextPageToken(page)
                .build();
        try {
            // A server that was killed is waited for.
            var response = Awaitility.await()
                    .ignoreExceptionsMatching(HistoryTail::away)
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(
                            () -> connection
                                    .stubs()
                                    .blockingStub()
                                    .withWaitForReady()
                                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                    .getWorkflowExecutionHistory(request),
                            answer -> true);
            page = response.getNextPageToken();
            over = page.isEmpty();
            return response.getHistory().getEventsList();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("nothing happened in the run for " + PATIENCE_SECONDS + " s", e);
        }
    }

    private static boolean away(Throwable thrown) {
        return thrown instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.UNAVAILABLE;
    }
}
