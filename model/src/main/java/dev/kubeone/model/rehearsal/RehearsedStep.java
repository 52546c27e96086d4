package dev.kubeone.model.rehearsal;

import dev.kubeone.model.run.StepState;

/**
 * A step as it went.
 *
 * @param startedAtMs when it was first started, epoch milliseconds, or 0
 * @param endedAtMs when it ended, or 0
 * @param message its result in a few words
 */
public record RehearsedStep(
        String id, String host, String title, StepState state, long startedAtMs, long endedAtMs, String message) {}
