package dev.kubeone.workflows.messages;

import dev.kubeone.model.plan.DriftKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operator may ask of a run besides its manifest. Each kind of run knows its own options and leaves the others
 * alone; one that a history does not know yet stands at what a run without it does.
 *
 * @param removeBinaries of a reset: whether packages, programs and repositories go too
 * @param fix of a reconcile: the kinds of drift that it brings back; it only reports the others
 * @param approveEach before what the run waits for a person once its plan is approved
 * @param removeHosts of an apply: whether nodes that belong to no host of the manifest leave the cluster, and their
 *     hosts are reset
 * @param reportUntilMs of a schedule that fires outside the maintenance windows: when the next one opens, in epoch
 *     milliseconds; nothing is brought back before. Else 0
 */
public record RunOptions(
        boolean removeBinaries,
        Set<DriftKind> fix,
        List<ApproveEach> approveEach,
        boolean removeHosts,
        long reportUntilMs) {
    public static final RunOptions NONE = new RunOptions(false, new TreeSet<>(), List.of(), false, 0);

    public RunOptions {
        approveEach = approveEach == null ? List.of() : List.copyOf(approveEach);
        fix = Collections.unmodifiableSet(fix == null ? new TreeSet<>() : new TreeSet<>(fix));
    }

    public RunOptions withRemoveBinaries(boolean asked) {
        return new RunOptions(asked, fix, approveEach, removeHosts, reportUntilMs);
    }

    public RunOptions withFix(Set<DriftKind> kinds) {
        return new RunOptions(removeBinaries, kinds, approveEach, removeHosts, reportUntilMs);
    }

    public RunOptions withApproveEach(List<ApproveEach> before) {
        return new RunOptions(removeBinaries, fix, before, removeHosts, reportUntilMs);
    }

    public RunOptions withRemoveHosts(boolean asked) {
        return new RunOptions(removeBinaries, fix, approveEach, asked, reportUntilMs);
    }

    /** Brings nothing back before a maintenance window opens. */
    public RunOptions reportingUntil(long opensAtMs) {
        return new RunOptions(removeBinaries, new TreeSet<>(), approveEach, removeHosts, opensAtMs);
    }
}
