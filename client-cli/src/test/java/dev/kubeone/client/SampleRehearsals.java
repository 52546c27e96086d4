package dev.kubeone.client;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.model.rehearsal.Rehearsal.Question;
import dev.kubeone.model.rehearsal.Rehearsal.Wait;
import dev.kubeone.model.rehearsal.Rehearsal.WaitKind;
import dev.kubeone.model.rehearsal.RehearsedStage;
import dev.kubeone.model.rehearsal.RehearsedStep;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import java.util.List;

/** Rehearsals for tests of what is shown of them. */
public final class SampleRehearsals {
    private static final long START = Samples.ZERO;
    private static final long HOUR = 3_600_000;

    private SampleRehearsals() {}

    /** An upgrade that waits for a window, for a gate and for people, and leaves a worker out. */
    public static Rehearsal eventful() {
        var stages = List.of(
                new RehearsedStage(
                        "Upgrade control plane cp-1",
                        Part.Kind.CONTROL_PLANE,
                        START + HOUR,
                        START + HOUR + 42_000,
                        List.of(step("cp-1", "KubeadmUpgradeApply", "kubeadm upgrade apply", HOUR, 42_000))),
                new RehearsedStage(
                        "Upgrade workers, batch 1 of 1",
                        Part.Kind.BATCH,
                        START + HOUR + 42_000,
                        START + HOUR + 642_000,
                        List.of(
                                step("w-1", "DrainNode", "drain the node", HOUR + 42_000, 600_000),
                                new RehearsedStep(
                                        "w-1/UpgradeKubelet",
                                        "w-1",
                                        "upgrade the kubelet",
                                        StepState.SKIPPED,
                                        0,
                                        0,
                                        "left out"))),
                new RehearsedStage(
                        "Check workloads after batch 1 of 1",
                        Part.Kind.GATE,
                        START + HOUR + 642_000,
                        START + HOUR + 651_000,
                        List.of(step(
                                "cluster",
                                "CheckWorkloads",
                                "check that workloads are available",
                                HOUR + 642_000,
                                9_000))));
        return new Rehearsal(
                "prod",
                RunKind.UPGRADE,
                "1.33.13",
                "1.34.4",
                false,
                "a cluster of Kubernetes 1.33.13, as --from says",
                "5f2d9c0a",
                START,
                RunState.DONE_IN_PART,
                new Failure(FailureKind.DONE_IN_PART, "look again", "", "left out, to be mended: w-1", "start again"),
                stages,
                List.of(
                        new Wait(
                                WaitKind.WINDOW,
                                "a maintenance window, before: Upgrade control plane cp-1",
                                START,
                                START + HOUR),
                        new Wait(
                                WaitKind.GATE,
                                "cluster: check that workloads are available, in: Check workloads after batch 1 of 1",
                                START + HOUR + 642_000,
                                START + HOUR + 651_000)),
                List.of(
                        new Question(START, "approval of the plan", "kubeone-client approve prod", "approved"),
                        new Question(
                                START + HOUR + 642_000,
                                "w-1: drain the node: no room",
                                "make room, then retry",
                                "mended, then retry")),
                List.of(),
                List.of("budget shop/web has no room now"),
                HOUR + 652_000,
                HOUR);
    }

    public static Rehearsal refused() {
        return new Rehearsal(
                "prod",
                RunKind.INSTALL,
                "",
                "1.34.4",
                true,
                "the hosts as they are now",
                "77",
                START,
                RunState.REFUSED,
                new Failure(FailureKind.REFUSED_BY_GUARD, "install", "", "a guard says no", ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Blocker("FreePorts", "cp-1", "port 6443 is taken", "see who has it")),
                List.of(),
                1000,
                0);
    }

    private static RehearsedStep step(String host, String name, String title, long after, long took) {
        return new RehearsedStep(
                host + "/" + name, host, title, StepState.DONE, START + after, START + after + took, "done");
    }
}
