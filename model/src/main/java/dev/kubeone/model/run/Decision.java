package dev.kubeone.model.run;

/**
 * What a person decided during a run.
 *
 * @param atMs epoch milliseconds
 * @param who user@machine as the client says
 * @param what "approve", "pause", "resume", "retry", "skip", "force", "set max-unavailable", "cancel"
 * @param about the step's id, the plan's hash, a part of it, a limit or a reason; may be ""
 */
public record Decision(long atMs, String who, String what, String about) {}
