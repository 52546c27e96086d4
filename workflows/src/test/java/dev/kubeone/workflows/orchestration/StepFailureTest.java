package dev.kubeone.workflows.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.workflows.contract.FailureCodec;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import org.junit.jupiter.api.Test;

class StepFailureTest {
    @Test
    void theActivitysOwnWordsAreKept() {
        var told = new Failure(FailureKind.ETCD, "join", "cp-2", "no quorum", "repair etcd");
        assertThat(read(FailureCodec.encode(told, null))).isEqualTo(told);
    }

    @Test
    void aBugIsToldAsOne() {
        var failure = read(ApplicationFailure.newFailure("index 3 of 2", "java.lang.IndexOutOfBoundsException"));
        assertThat(failure.kind()).isEqualTo(FailureKind.UNFORESEEN);
        assertThat(failure.sentence()).contains("cp-1", "kubeadm init", "index 3 of 2");
    }

    @Test
    void aStepThatTookTooLongTimedOut() {
        assertThat(read(timeout(TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE)).kind())
                .isEqualTo(FailureKind.COMMAND_TIMED_OUT);
    }

    @Test
    void aSilentOrStoppedWorkerSaysNothingAboutTheStep() {
        assertThat(StepFailure.workerLost(activity(timeout(TimeoutType.TIMEOUT_TYPE_HEARTBEAT))))
                .isTrue();
        assertThat(StepFailure.workerLost(activity(
                        ApplicationFailure.newFailure("x", "io.temporal.client.ActivityWorkerShutdownException"))))
                .isTrue();
        assertThat(StepFailure.workerLost(activity(timeout(TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE))))
                .isFalse();
        assertThat(read(timeout(TimeoutType.TIMEOUT_TYPE_HEARTBEAT)).why()).contains("worker");
    }

    private static Failure read(Exception cause) {
        return StepFailure.read(activity(cause), "kubeadm init", "cp-1");
    }

    private static TimeoutFailure timeout(TimeoutType type) {
        return new TimeoutFailure("timeout", null, type);
    }

    private static ActivityFailure activity(Exception cause) {
        return new ActivityFailure(
                "activity", 1, 2, "KubeadmInit", "id", RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED, "w", cause);
    }
}
