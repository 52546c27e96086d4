package dev.kubeone.workflows.messages;

/**
 * Approves the plan with this hash, or one part of it; nothing else is approved by it.
 *
 * @param part title of the stage that a run waits before, or "" for the plan; absent in older histories
 */
public record ApproveRequest(String planHash, String who, String part) {

    public ApproveRequest {
        part = part == null ? "" : part;
    }

    public ApproveRequest(String planHash, String who) {
        this(planHash, who, "");
    }
}
