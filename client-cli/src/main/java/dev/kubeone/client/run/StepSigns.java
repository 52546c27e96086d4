package dev.kubeone.client.run;

import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.messages.StepSign;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverterException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds to a status what its running steps say of themselves; the server knows it from their signs of life. */
final class StepSigns {
    private static final String WAITING = "waiting for ";
    private static final String ATTEMPT = "attempt ";

    private final Map<String, String> saidByStep = new HashMap<>();

    StepSigns(List<PendingActivityInfo> activities) {
        activities.forEach(activity ->
                sign(activity).ifPresent(sign -> saidByStep.put(sign.step(), text(activity, sign))));
    }

    RunStatus into(RunStatus status) {
        var steps = status.steps().stream().map(this::into).toList();
        return new RunStatus(
                status.cluster(),
                status.kind(),
                status.kubernetesVersion(),
                status.runId(),
                status.requestedBy(),
                status.state(),
                status.startedAtMs(),
                status.endedAtMs(),
                status.state() == RunState.RUNNING ? waiting(status.waitingFor(), steps) : status.waitingFor(),
                status.waitingSinceMs(),
                status.waitingUntilMs(),
                status.planHash(),
                status.planChange(),
                steps,
                status.decisions(),
                status.failure(),
                status.simulated());
    }

    private StepStatus into(StepStatus step) {
        var says = saidByStep.getOrDefault(step.id(), "");
        if (step.state() != StepState.RUNNING || says.isEmpty()) {
            return step;
        }
        return new StepStatus(
                step.id(),
                step.name(),
                step.host(),
                step.title(),
                step.state(),
                step.startedAtMs(),
                step.endedAtMs(),
                step.hostMs(),
                says,
                step.skippable(),
                step.failure());
    }

    /** Steps that wait for something, or are tried again, say so; of the others it is enough that they run. */
    private static String waiting(String otherwise, List<StepStatus> steps) {
        var waits = steps.stream()
                .filter(step -> step.state() == StepState.RUNNING && isTelling(step.message()))
                .map(step -> step.host() + ": " + step.title() + ": " + step.message())
                .collect(Collectors.joining("; "));
        return waits.isEmpty() ? otherwise : waits;
    }

    private static boolean isTelling(String message) {
        return message.contains(WAITING) || message.startsWith(ATTEMPT);
    }

    /** Of a first attempt that lives, what it says; else how often it was tried and why the one before failed, too. */
    private static String text(PendingActivityInfo activity, StepSign sign) {
        if (activity.getAttempt() <= 1) {
            return sign.says();
        }
        var failure = activity.getLastFailure().getMessage();
        return Stream.of(
                        ATTEMPT + activity.getAttempt() + (failure.isEmpty() ? "" : " after \"" + failure + "\""),
                        sign.says())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static Optional<StepSign> sign(PendingActivityInfo activity) {
        try {
            var converter = WorkflowJson.dataConverter();
            return activity.getHeartbeatDetails().getPayloadsCount() == 0
                    ? Optional.empty()
                    : Optional.ofNullable(converter.fromPayloads(
                            0, Optional.of(activity.getHeartbeatDetails()), StepSign.class, StepSign.class));
        } catch (DataConverterException unread) {
            // Signs of activities that are no steps, or of workers of another version.
            return Optional.empty();
        }
    }
}
