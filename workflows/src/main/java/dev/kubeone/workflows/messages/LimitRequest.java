package dev.kubeone.workflows.messages;

/**
 * Sets how many workers of each group a run may work on at once from the next batch on.
 *
 * @param maxUnavailable a number of hosts or a percentage: "2", "25%"
 * @param who user@machine
 * @param reason why, may be ""
 */
public record LimitRequest(String maxUnavailable, String who, String reason) {}
