package dev.kubeone.model.plan;

import dev.kubeone.model.failure.FailureKind;

/**
 * Why a plan must not run.
 *
 * @param guard name of the guard that failed: "EnoughMemory"
 * @param where the host, or "" for the cluster
 * @param why what was found, with figures
 * @param next what the operator can do about it
 * @param kind what sort of failure it is; decides the exit code of a refused run
 */
public record Blocker(String guard, String where, String why, String next, FailureKind kind) {

    public Blocker {
        // Plans of older histories have none.
        kind = kind == null ? FailureKind.REFUSED_BY_GUARD : kind;
    }

    /** A blocker that a guard found. */
    public Blocker(String guard, String where, String why, String next) {
        this(guard, where, why, next, FailureKind.REFUSED_BY_GUARD);
    }

    public String sentence() {
        return (where.isEmpty() ? "" : where + ": ") + why + " → " + next;
    }
}
