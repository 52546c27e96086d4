package dev.kubeone.workflows.messages;

import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.RunKind;

/**
 * Asks for the plan that leads from the facts to the manifest.
 *
 * @param options as in {@link RunRequest}
 */
public record PlanRequest(
        RunKind kind, KubeOneCluster manifest, FileBundle files, ClusterFacts facts, RunOptions options) {
    public PlanRequest {
        options = options == null ? RunOptions.NONE : options;
    }
}
