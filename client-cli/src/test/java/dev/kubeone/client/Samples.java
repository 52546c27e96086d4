package dev.kubeone.client;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.BatchStages;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.Rollout;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.List;
import java.util.Map;

/** Plans and runs that tests share. Time zero is 2026-11-01 12:00:00Z. */
public final class Samples {
    public static final long ZERO = 1_793_534_400_000L;
    private static final StepPolicy ONCE = new StepPolicy(30, 1, true);

    private Samples() {}

    public static Plan plan() {
        return plan(
                List.of(
                        new Stage(
                                "Prepare hosts",
                                List.of(
                                        new Lane("cp-1", List.of(prepare("cp-1"))),
                                        new Lane("w-1", List.of(prepare("w-1"))))),
                        new Stage("Control plane", List.of(new Lane("cp-1", List.of(init()))))),
                List.of(),
                "5f2d9c0a1b3e4d5f6a7b8c9d0e1f2a3b");
    }

    public static Plan nothingToDo() {
        return plan(List.of(), List.of(), "00000000aaaaaaaa");
    }

    public static Plan blocked() {
        return plan(
                List.of(),
                List.of(new Blocker("EnoughResources", "cp-1", "1 CPU, 2 are needed", "give the host 2 CPUs")),
                "bbbbbbbbcccccccc");
    }

    /** Another plan than {@link #plan}: one host was prepared in between. */
    public static Plan changed() {
        return plan(
                List.of(new Stage("Control plane", List.of(new Lane("cp-1", List.of(init()))))),
                List.of(),
                "77777777dddddddd");
    }

    /** Of a reset of one host, or of one that finds nothing if there is no host. */
    public static Plan reset(String... hosts) {
        var lanes = List.of(hosts).stream()
                .map(host -> new Lane(host, List.of(resetHost(host))))
                .toList();
        return new Plan(
                RunKind.RESET,
                "prod",
                "1.34.4",
                List.of("cp-1", "w-1"),
                lanes.isEmpty() ? List.of() : List.of(new Stage("Remove", lanes)),
                List.of(),
                List.of(),
                List.of(),
                "4e5e7000aaaaaaaa" + hosts.length);
    }

    /** A reconcile that reports a label since a moment, and brings nothing back. */
    public static Plan drift() {
        var finding = new Finding(
                "w-1/SetNodeMetadata",
                DriftKind.labels,
                "w-1",
                "label rack is b2, not a1",
                "set labels, annotations and taints",
                1_700_000_000_000L);
        return new Plan(
                RunKind.RECONCILE,
                "prod",
                "1.34.4",
                List.of("cp-1", "w-1"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(finding),
                "d41f7000aaaa",
                Rollout.NONE);
    }

    /** An upgrade of three workers, one a batch. */
    public static Plan batches() {
        return upgrade(List.of("w-1", "w-2", "w-3"));
    }

    /** An upgrade of the only worker that the sample's manifest has. */
    public static Plan oneBatch() {
        return upgrade(List.of("w-1"));
    }

    private static Plan upgrade(List<String> workers) {
        var rollout = new Rollout(List.of(new Rollout.Group("", "1", workers)), false, 1);
        var gate = new PlannedStep(
                "cluster/CheckWorkloads/batch",
                "CheckWorkloads",
                "cluster",
                "check that workloads are available",
                "",
                Map.of(),
                ONCE,
                false,
                List.of());
        var lanes = workers.stream()
                .map(host -> new Lane(host, List.of(prepare(host))))
                .toList();
        return new Plan(
                RunKind.UPGRADE,
                "prod",
                "1.34.4",
                workers,
                new BatchStages(rollout).of("Upgrade workers", lanes, gate),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "ba7c4e5ba7c4e5" + workers.size(),
                rollout);
    }

    private static PlannedStep resetHost(String host) {
        return new PlannedStep(
                host + "/ResetHost",
                "ResetHost",
                host,
                "take the cluster off the host",
                "the host is a member of the cluster",
                Map.of("BINARIES", "keep"),
                ONCE,
                true,
                List.of());
    }

    private static Plan plan(List<Stage> stages, List<Blocker> blockers, String hash) {
        return new Plan(
                RunKind.INSTALL,
                "prod",
                "1.34.4",
                List.of("cp-1", "w-1"),
                stages,
                List.of(new Plan.Kept("cp-1", "time"), new Plan.Kept("cp-1", "containerd 2.2")),
                blockers,
                List.of("2 hosts: no control plane is spare"),
                hash);
    }

    public static PlannedStep prepare(String host) {
        return new PlannedStep(
                host + "/PrepareOs",
                "PrepareOs",
                host,
                "prepare the OS",
                "swap is on",
                Map.of(),
                ONCE,
                false,
                List.of());
    }

    public static PlannedStep init() {
        return new PlannedStep(
                "cp-1/KubeadmInit",
                "KubeadmInit",
                "cp-1",
                "kubeadm init",
                "the host has no cluster yet",
                Map.of(),
                new StepPolicy(30, 1, false),
                true,
                List.of());
    }

    public static RunStatus status(RunState state, List<StepStatus> steps) {
        var ended = state.over() ? ZERO + 75_000 : 0;
        return new RunStatus(
                "prod",
                RunKind.INSTALL,
                "1.34.4",
                "0a1b2c3d",
                "ana@desk",
                state,
                ZERO,
                ended,
                "",
                0,
                0,
                plan().hash(),
                List.of(),
                steps,
                List.of(),
                null,
                false);
    }

    public static RunStatus waiting(RunStatus status, String what, long sinceMs, long untilMs) {
        return new RunStatus(
                status.cluster(),
                status.kind(),
                status.kubernetesVersion(),
                status.runId(),
                status.requestedBy(),
                status.state(),
                status.startedAtMs(),
                status.endedAtMs(),
                what,
                sinceMs,
                untilMs,
                status.planHash(),
                status.planChange(),
                status.steps(),
                status.decisions(),
                status.failure(),
                status.simulated());
    }

    public static RunStatus decided(RunStatus status, List<Decision> decisions) {
        return new RunStatus(
                status.cluster(),
                status.kind(),
                status.kubernetesVersion(),
                status.runId(),
                status.requestedBy(),
                status.state(),
                status.startedAtMs(),
                status.endedAtMs(),
                "",
                0,
                0,
                status.planHash(),
                status.planChange(),
                status.steps(),
                decisions,
                status.failure(),
                status.simulated());
    }

    public static RunStatus running() {
        return waiting(
                status(
                        RunState.RUNNING,
                        List.of(
                                done(prepare("cp-1"), 5_000, 15_000, 9_500),
                                step(prepare("w-1"), StepState.RUNNING, 5_000, 0, 0, "", null),
                                step(init(), StepState.PENDING, 0, 0, 0, "", null))),
                "w-1: prepare the OS",
                ZERO + 5_000,
                ZERO + 95_000);
    }

    public static RunStatus parked() {
        return waiting(
                status(
                        RunState.NEEDS_ATTENTION,
                        List.of(
                                done(prepare("cp-1"), 5_000, 15_000, 9_500),
                                step(
                                        prepare("w-1"),
                                        StepState.PARKED,
                                        5_000,
                                        0,
                                        0,
                                        "no space left",
                                        new Failure(
                                                FailureKind.COMMAND_FAILED,
                                                "prepare the OS",
                                                "w-1",
                                                "no space left on device",
                                                "free space under /var")),
                                step(init(), StepState.PENDING, 0, 0, 0, "", null))),
                "a decision",
                ZERO + 16_000,
                0);
    }

    public static RunStatus done() {
        return decided(
                status(
                        RunState.DONE,
                        List.of(
                                done(prepare("cp-1"), 5_000, 15_000, 9_500),
                                done(prepare("w-1"), 5_000, 25_000, 19_500),
                                done(init(), 25_500, 74_000, 47_000))),
                List.of(new Decision(ZERO + 4_000, "ana@desk", "approve", "5f2d9c0a1b3e")));
    }

    public static StepStatus done(PlannedStep step, long fromMs, long toMs, long hostMs) {
        return step(step, StepState.DONE, fromMs, toMs, hostMs, "changed", null);
    }

    public static StepStatus step(
            PlannedStep step, StepState state, long fromMs, long toMs, long hostMs, String message, Failure failure) {
        return new StepStatus(
                step.id(),
                step.name(),
                step.host(),
                step.title(),
                state,
                fromMs == 0 ? 0 : ZERO + fromMs,
                toMs == 0 ? 0 : ZERO + toMs,
                hostMs,
                message,
                step.policy().skippable(),
                failure);
    }
}
