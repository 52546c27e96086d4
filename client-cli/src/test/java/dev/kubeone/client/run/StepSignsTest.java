package dev.kubeone.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.messages.StepSign;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepSignsTest {
    private static final String WAIT = "waiting for node w-1 to be empty: budget shop/web keeps shop/web-1";

    @Test
    void whatAStepWaitsForIsWhatTheRunWaitsFor() {
        var told = new StepSigns(List.of(activity(new StepSign("w-1/DrainNode", WAIT), 1))).into(status());

        assertThat(told.waitingFor()).isEqualTo("w-1: drain the node: " + WAIT);
        assertThat(told.steps()).extracting(StepStatus::message).containsExactly(WAIT, "");
    }

    @Test
    void laterAttemptsSayThatTheyAre() {
        var told = new StepSigns(List.of(activity(new StepSign("w-1/DrainNode", WAIT), 3))).into(status());

        assertThat(told.waitingFor()).isEqualTo("w-1: drain the node: attempt 3: " + WAIT);
    }

    @Test
    void laterAttemptsSayWhatTheOneBeforeFailedOf() {
        var again = activity(new StepSign("w-1/DrainNode", ""), 2).toBuilder()
                .setLastFailure(Failure.newBuilder().setMessage("the API server did not answer"))
                .build();

        assertThat(new StepSigns(List.of(again)).into(status()).waitingFor())
                .isEqualTo("w-1: drain the node: attempt 2 after \"the API server did not answer\"");
    }

    @Test
    void stepsThatWorkAndSignsOfOthersChangeNothing() {
        var told = new StepSigns(List.of(
                        activity(new StepSign("w-1/DrainNode", "evicting"), 1),
                        activity("looking", 1),
                        PendingActivityInfo.getDefaultInstance()))
                .into(status());

        assertThat(told.waitingFor()).isEqualTo("w-1: drain the node, w-2: drain the node");
        assertThat(told.steps().get(0).message()).isEqualTo("evicting");
    }

    private static PendingActivityInfo activity(Object sign, int attempt) {
        return PendingActivityInfo.newBuilder()
                .setAttempt(attempt)
                .setHeartbeatDetails(
                        WorkflowJson.dataConverter().toPayloads(sign).orElseThrow())
                .build();
    }

    private static RunStatus status() {
        return new RunStatus(
                "demo",
                RunKind.UPGRADE,
                "1.34.4",
                "0a1b2c3d",
                "ann@laptop",
                RunState.RUNNING,
                1,
                0,
                "w-1: drain the node, w-2: drain the node",
                1,
                0,
                "hash",
                List.of(),
                List.of(step("w-1"), step("w-2")),
                List.of(),
                null,
                false);
    }

    private static StepStatus step(String host) {
        return new StepStatus(
                host + "/DrainNode", "DrainNode", host, "drain the node", StepState.RUNNING, 1, 0, 0, "", true, null);
    }
}
