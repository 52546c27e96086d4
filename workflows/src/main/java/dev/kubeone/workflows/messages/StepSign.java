package dev.kubeone.workflows.messages;

/**
 * What a running step says of itself, with its signs of life; whoever asks the server for the activity sees it.
 *
 * @param step the step's id
 * @param says its last line, redacted, or ""
 */
public record StepSign(String step, String says) {}
