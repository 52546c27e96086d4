package dev.kubeone.model.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run will do, computed from manifest and facts.
 *
 * @param cluster the cluster's name
 * @param kubernetesVersion the version wanted, without a leading v
 * @param hosts display names of all hosts of the manifest, control planes first
 * @param stages what will happen, in order; empty means nothing to do
 * @param kept what is already right and will be left alone
 * @param blockers why the plan must not run; empty means it may
 * @param warnings what the operator should know but what stops nothing
 * @param findings what differs from the manifest and is left as it is; only a reconcile has any
 * @param hash digest of all of the above but the findings: two plans with the same hash do the same
 * @param rollout how workers are moved in batches; plans of older histories have none
 */
public record Plan(
        RunKind kind,
        String cluster,
        String kubernetesVersion,
        List<String> hosts,
        List<Stage> stages,
        List<Kept> kept,
        List<Blocker> blockers,
        List<String> warnings,
        List<Finding> findings,
        String hash,
        Rollout rollout) {
    public Plan {
        rollout = rollout == null ? Rollout.NONE : rollout;
        hosts = List.copyOf(hosts);
        stages = List.copyOf(stages);
        kept = List.copyOf(kept);
        blockers = List.copyOf(blockers);
        warnings = List.copyOf(warnings);
        // Plans of older histories have none.
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** A plan without findings and batches. */
    public Plan(
            RunKind kind,
            String cluster,
            String kubernetesVersion,
            List<String> hosts,
            List<Stage> stages,
            List<Kept> kept,
            List<Blocker> blockers,
            List<String> warnings,
            String hash) {
        this(kind, cluster, kubernetesVersion, hosts, stages, kept, blockers, warnings, List.of(), hash, Rollout.NONE);
    }

    /** The same plan, known by its digest. */
    public Plan signed(String digest) {
        return new Plan(
                kind, cluster, kubernetesVersion, hosts, stages, kept, blockers, warnings, findings, digest, rollout);
    }

    /**
     * The same work with other batches from some stage on. The hash stays that of the plan that was approved.
     *
     * @param begun how many stages have begun
     */
    public Plan limitedTo(Limit limit, int begun) {
        var changed = rollout.limitedTo(limit);
        var all = new ArrayList<>(stages.subList(0, begun));
        all.addAll(new BatchStages(changed).recut(stages.subList(begun, stages.size())));
        return new Plan(
                kind, cluster, kubernetesVersion, hosts, all, kept, blockers, warnings, findings, hash, changed);
    }

    /** All steps in the order of the plan. */
    public Stream<PlannedStep> steps() {
        return stages.stream().flatMap(stage -> stage.lanes().stream()).flatMap(lane -> lane.steps().stream());
    }

    public boolean nothingToDo() {
        return stages.isEmpty() && blockers.isEmpty();
    }

    /** Something of a host that is already as the manifest wants it. */
    public record Kept(String host, String title) {}
}
