package dev.kubeone.model.plan;

/**
 * Why a plan must not run.
 *
 * @param guard name of the guard that failed: "EnoughMemory"
 * @param where the host, or "" for the cluster
 * @param why what was found, with figures
 * @param next what the operator can do about it
 */
public record Blocker(String guard, String where, String why, String next) {
    public String sentence() {
        return (where.isEmpty() ? "" : where + ": ") + why + " → " + next;
    }
}
