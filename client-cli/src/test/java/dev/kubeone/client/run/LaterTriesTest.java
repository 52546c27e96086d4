package dev.kubeone.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.kubeone.workflows.connection.WorkflowJson;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.UserMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaterTriesTest {
    private static final Failure LOST = Failure.newBuilder()
            .setMessage("activity Heartbeat timeout")
            .setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance())
            .build();
    private static final Failure REFUSED =
            Failure.newBuilder().setMessage("the API server did not answer").build();

    @Test
    void aStepWhoseWorkerWasLostSaysSo() {
        assertThat(LaterTries.in(List.of(scheduled(5, "cp-1: kubeadm init"), started(5, 2, LOST))))
                .containsExactly(
                        new LaterTry(9_500, "cp-1: kubeadm init", 2, "its worker gave no sign of life any more"));
    }

    @Test
    void aStepWhoseTryFailedSaysOfWhat() {
        assertThat(LaterTries.in(List.of(scheduled(5, "w-1: drain the node"), started(5, 3, REFUSED))))
                .containsExactly(new LaterTry(9_500, "w-1: drain the node", 3, "the API server did not answer"));
    }

    @Test
    void firstTriesAreNotWorthALine() {
        var events = List.of(scheduled(5, "w-1: drain the node"), started(5, 1, Failure.getDefaultInstance()));

        assertThat(LaterTries.in(events)).isEmpty();
    }

    private static HistoryEvent scheduled(long id, String summary) {
        var text = WorkflowJson.dataConverter().toPayload(summary).orElseThrow();
        return HistoryEvent.newBuilder()
                .setEventId(id)
                .setUserMetadata(UserMetadata.newBuilder().setSummary(text))
                .setActivityTaskScheduledEventAttributes(ActivityTaskScheduledEventAttributes.newBuilder()
                        .setActivityType(ActivityType.newBuilder().setName("Step")))
                .build();
    }

    private static HistoryEvent started(long scheduled, int attempt, Failure before) {
        return HistoryEvent.newBuilder()
                .setEventTime(Timestamp.newBuilder().setSeconds(9).setNanos(500_000_000))
                .setActivityTaskStartedEventAttributes(ActivityTaskStartedEventAttributes.newBuilder()
                        .setScheduledEventId(scheduled)
                        .setAttempt(attempt)
                        .setLastFailure(before))
                .build();
    }
}
