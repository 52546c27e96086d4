package dev.kubeone.workflows.messages;

/**
 * What a schedule starts, each time it fires.
 *
 * @param run the run; it approves itself, because nobody is there
 * @param summary what lists say about it
 */
public record ScheduledRequest(RunRequest run, String summary) {}
