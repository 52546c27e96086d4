package dev.kubeone.workflows.messages;

/** Approves the plan with this hash; another plan is not approved by it. */
public record ApproveRequest(String planHash, String who) {}
