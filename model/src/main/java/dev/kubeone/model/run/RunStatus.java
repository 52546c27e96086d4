package dev.kubeone.model.run;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.plan.RunKind;
import java.util.List;

/**
 * A run at one moment; the answer to the query "status" and the end result alike.
 *
 * @param kubernetesVersion the version wanted
 * @param requestedBy user@machine that started it
 * @param waitingFor what is being waited for, or "": "approval of plan 1a2b3c", "cp-2: kubeadm join"
 * @param waitingSinceMs since when, epoch milliseconds, or 0
 * @param waitingUntilMs until when, or 0 for as long as it takes
 * @param planHash hash of the plan that is shown or runs, or ""
 * @param planChange how the world changed after the plan was shown, one line each; empty if it did not
 * @param failure why the run was refused or failed, else null
 * @param simulated whether the hosts are models, not machines
 * @param awaitedPart title of the part of the plan that waits for an approval of its own, or ""
 */
public record RunStatus(
        String cluster,
        RunKind kind,
        String kubernetesVersion,
        String runId,
        String requestedBy,
        RunState state,
        long startedAtMs,
        long endedAtMs,
        String waitingFor,
        long waitingSinceMs,
        long waitingUntilMs,
        String planHash,
        List<String> planChange,
        List<StepStatus> steps,
        List<Decision> decisions,
        Failure failure,
        boolean simulated,
        String awaitedPart) {
    public RunStatus {
        // Runs of older versions have none.
        awaitedPart = awaitedPart == null ? "" : awaitedPart;
        planChange = List.copyOf(planChange);
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
    }

    public RunStatus(
            String cluster,
            RunKind kind,
            String kubernetesVersion,
            String runId,
            String requestedBy,
            RunState state,
            long startedAtMs,
            long endedAtMs,
            String waitingFor,
            long waitingSinceMs,
            long waitingUntilMs,
            String planHash,
            List<String> planChange,
            List<StepStatus> steps,
            List<Decision> decisions,
            Failure failure,
            boolean simulated) {
        this(
                cluster,
                kind,
                kubernetesVersion,
                runId,
                requestedBy,
                state,
                startedAtMs,
                endedAtMs,
                waitingFor,
                waitingSinceMs,
                waitingUntilMs,
                planHash,
                planChange,
                steps,
                decisions,
                failure,
                simulated,
                "");
    }

    public long doneSteps() {
        return steps.stream()
                .filter(step -> step.state() == StepState.DONE || step.state() == StepState.SKIPPED)
                .count();
    }

    /** Share of steps that are over, 0 to 100. */
    public int percent() {
        return steps.isEmpty() ? (state.over() ? 100 : 0) : (int) (100 * doneSteps() / steps.size());
    }
}
