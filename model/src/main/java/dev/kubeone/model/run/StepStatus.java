package dev.kubeone.model.run;

import dev.kubeone.model.failure.Failure;

/**
 * One step of a run.
 *
 * @param startedAtMs when it was first started, epoch milliseconds, or 0
 * @param endedAtMs when it ended, or 0
 * @param hostMs time that commands on the host took in the attempt that succeeded, in milliseconds
 * @param message its result in a few words, why it is parked, or what holds it back: "waits for cp-1: kubeadm init"
 * @param failure the last failure of a parked step, else null
 */
public record StepStatus(
        String id,
        String name,
        String host,
        String title,
        StepState state,
        long startedAtMs,
        long endedAtMs,
        long hostMs,
        String message,
        boolean skippable,
        Failure failure) {}
