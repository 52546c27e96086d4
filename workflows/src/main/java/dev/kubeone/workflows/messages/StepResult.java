package dev.kubeone.workflows.messages;

/**
 * Result of every step's activity.
 *
 * @param changed whether anything was changed; false means it was already right
 * @param message what was done, in a few words
 * @param hostMs time that the commands on the host took, in milliseconds
 */
public record StepResult(boolean changed, String message, long hostMs) {}
