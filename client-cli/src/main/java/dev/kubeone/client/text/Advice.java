package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.ArrayList;
import java.util.List;

/** What a person can do about a run that waits for one, as commands to copy. */
public final class Advice {
    private static final String PROGRAM = "kubeone-client ";

    private Advice() {}

    public static List<String> lines(RunStatus status, Ink ink) {
        var lines = new ArrayList<String>();
        if (status.failure() != null) {
            lines.add(ink.bad(status.failure().sentence()));
        }
        lines.addAll(change(status, ink));
        parked(status).forEach(step -> lines.addAll(step(status.cluster(), step, ink)));
        if (status.state() == RunState.NEEDS_ATTENTION) {
            lines.add("  end the run:    " + PROGRAM + "cancel " + status.cluster());
        } else if (status.state() == RunState.AWAITING_APPROVAL) {
            lines.addAll(approval(status, ink));
            lines.add("  end the run:    " + PROGRAM + "cancel " + status.cluster());
        } else if (status.state() == RunState.PAUSED) {
            lines.add("  go on:          " + PROGRAM + "resume " + status.cluster());
        }
        return List.copyOf(lines);
    }

    private static List<String> approval(RunStatus status, Ink ink) {
        var command = PROGRAM + "approve " + status.cluster();
        return status.awaitedPart().isEmpty()
                ? List.of("  let it run:     " + command)
                : List.of(
                        ink.attention("Waits for approval to begin: ") + status.awaitedPart(),
                        "  let it begin:   " + command);
    }

    /** How the world changed after the plan was shown; nothing if it did not. */
    public static List<String> change(RunStatus status, Ink ink) {
        var lines = new ArrayList<String>();
        if (!status.planChange().isEmpty()) {
            lines.add(ink.attention("The world has changed since the plan was shown:"));
            status.planChange().forEach(change -> lines.add("  " + change));
        }
        return lines;
    }

    /** How to come back to a run that waits for approval. */
    public static List<String> comeBackAndApprove(String cluster) {
        return List.of(
                "Detached; nobody approved the plan of " + cluster + ", and its run waits.",
                "  approve it: " + PROGRAM + "approve " + cluster,
                "  watch it:   " + PROGRAM + "watch " + cluster,
                "  cancel it:  " + PROGRAM + "cancel " + cluster);
    }

    /** How to come back to a run that goes on without this client. */
    public static List<String> comeBack(String cluster) {
        return List.of(
                "Detached; the run of " + cluster + " goes on without this client.",
                "  watch it:   " + PROGRAM + "watch " + cluster,
                "  pause it:   " + PROGRAM + "pause " + cluster,
                "  cancel it:  " + PROGRAM + "cancel " + cluster);
    }

    private static List<StepStatus> parked(RunStatus status) {
        return status.steps().stream()
                .filter(step -> step.state() == StepState.PARKED)
                .toList();
    }

    private static List<String> step(String cluster, StepStatus step, Ink ink) {
        var lines = new ArrayList<String>();
        var why = step.failure() == null ? step.message() : step.failure().sentence();
        lines.add(ink.attention("Needs a decision: ") + step.host() + ": " + step.title() + " stopped. " + why);
        lines.add("  try again:      " + PROGRAM + "retry " + cluster + " --step " + step.id());
        if (step.skippable()) {
            lines.add("  go on without:  " + PROGRAM + "skip " + cluster + " --step " + step.id());
        }
        return lines;
    }
}
