package dev.kubeone.workflows.messages;

import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.RunKind;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for the plan that leads from the facts to the manifest.
 *
 * @param removeBinaries as in {@link RunRequest}
 * @param fix as in {@link RunRequest}
 */
public record PlanRequest(
        RunKind kind,
        KubeOneCluster manifest,
        FileBundle files,
        ClusterFacts facts,
        boolean removeBinaries,
        Set<DriftKind> fix) {
    public PlanRequest {
        fix = Collections.unmodifiableSet(fix == null ? new TreeSet<>() : new TreeSet<>(fix));
    }

    public PlanRequest(RunKind kind, KubeOneCluster manifest, FileBundle files, ClusterFacts facts) {
        this(kind, manifest, files, facts, false, new TreeSet<>());
    }
}
