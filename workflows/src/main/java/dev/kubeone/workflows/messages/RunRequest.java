package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.KubeOneCluster;

/**
 * Starts a run.
 *
 * @param manifest what is wanted; holds references to secrets, never their values
 * @param files the files beside the manifest that the worker needs
 * @param autoApprove whether the plan runs without a person's approval
 * @param planOnly whether the run ends when the plan is there
 * @param requestedBy user@machine
 * @param options what else was asked of this kind of run; absent in older histories
 */
public record RunRequest(
        KubeOneCluster manifest,
        FileBundle files,
        boolean autoApprove,
        boolean planOnly,
        String requestedBy,
        RunOptions options) {
    public RunRequest {
        options = options == null ? RunOptions.NONE : options;
    }

    /** The same, asked for something else. */
    public RunRequest with(RunOptions other) {
        return new RunRequest(manifest, files, autoApprove, planOnly, requestedBy, other);
    }

    public RunRequest(
            KubeOneCluster manifest, FileBundle files, boolean autoApprove, boolean planOnly, String requestedBy) {
        this(manifest, files, autoApprove, planOnly, requestedBy, RunOptions.NONE);
    }
}
