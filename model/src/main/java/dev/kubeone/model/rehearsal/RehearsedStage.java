package dev.kubeone.model.rehearsal;

import dev.kubeone.model.plan.Part;
import java.util.List;

/**
 * A stage as it went.
 *
 * @param part what the stage is in a run that can be held
 * @param startedAtMs when its first step started, epoch milliseconds; 0 if none did
 * @param endedAtMs when its last step ended, or 0
 * @param steps in the order in which they started
 */
public record RehearsedStage(
        String title, Part.Kind part, long startedAtMs, long endedAtMs, List<RehearsedStep> steps) {
    public RehearsedStage {
        steps = List.copyOf(steps);
    }
}
