package dev.kubeone.worker;

import com.google.protobuf.ByteString;
import dev.kubeone.workflows.connection.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Follows a run's history on the server; no worker needs to be there for that. */
final class HistoryTail {
    private static final int PATIENCE_SECONDS = 60;

    private final TemporalConnection connection;
    private final WorkflowExecution run;
    private final Map<Long, String> scheduled = new HashMap<>();
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

    private List<HistoryEvent> news() {
        var request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setExecution(run)
                .setWaitNewEvent(true)
                .setNextPageToken(page)
                .build();
        try {
            var response = connection
                    .stubs()
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getWorkflowExecutionHistory(request);
            page = response.getNextPageToken();
            over = page.isEmpty();
            return response.getHistory().getEventsList();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                throw new AssertionError("nothing happened in the run for " + PATIENCE_SECONDS + " s", e);
            }
            throw e;
        }
    }
}
