package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.DriftKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starts a run.
 *
 * @param manifest what is wanted; holds references to secrets, never their values
 * @param files the files beside the manifest that the worker needs
 * @param autoApprove whether the plan runs without a person's approval
 * @param planOnly whether the run ends when the plan is there
 * @param requestedBy user@machine
 * @param removeBinaries of a reset: whether packages, programs and repositories go too; absent in older histories
 * @param fix of a reconcile: the kinds of drift that it brings back; it only reports the others
 * @param approveEach before what the run waits for a person once its plan is approved; absent in older histories
 */
public record RunRequest(
        KubeOneCluster manifest,
        FileBundle files,
        boolean autoApprove,
        boolean planOnly,
        String requestedBy,
        boolean removeBinaries,
        Set<DriftKind> fix,
        List<ApproveEach> approveEach) {
    public RunRequest {
        approveEach = approveEach == null ? List.of() : List.copyOf(approveEach);
        fix = Collections.unmodifiableSet(fix == null ? new TreeSet<>() : new TreeSet<>(fix));
    }

    public RunRequest(
            KubeOneCluster manifest, FileBundle files, boolean autoApprove, boolean planOnly, String requestedBy) {
        this(manifest, files, autoApprove, planOnly, requestedBy, false, new TreeSet<>(), List.of());
    }

    public RunRequest(
            KubeOneCluster manifest,
            FileBundle files,
            boolean autoApprove,
            boolean planOnly,
            String requestedBy,
            boolean removeBinaries) {
        this(manifest, files, autoApprove, planOnly, requestedBy, removeBinaries, new TreeSet<>(), List.of());
    }
}
