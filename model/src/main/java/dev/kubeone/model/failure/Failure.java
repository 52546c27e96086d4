package dev.kubeone.model.failure;

/**
 * A failure as a person reads it: what was being done, where, why it failed, what to do next.
 *
 * @param kind what sort of failure; decides retry and exit code
 * @param what what was being done, as a verb phrase: "install packages"
 * @param where the host or file, or "" if it is the cluster as a whole
 * @param why the cause, redacted
 * @param next what the operator can do
 */
public record Failure(FailureKind kind, String what, String where, String why, String next) {

    /** One sentence, for a terminal line or a workflow failure. */
    public String sentence() {
        var place = where.isEmpty() ? "" : where + ": ";
        var advice = next.isEmpty() ? "" : " → " + next;
        return place + what + ": " + why + advice;
    }
}
