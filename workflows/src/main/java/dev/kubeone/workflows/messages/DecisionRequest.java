package dev.kubeone.workflows.messages;

/**
 * A person's decision about a run.
 *
 * @param stepId which parked step, or "" for all of them (retry) or the only one (skip)
 * @param who user@machine
 * @param reason why, may be ""
 */
public record DecisionRequest(String stepId, String who, String reason) {}
