package dev.kubeone.activities.sequence;

import dev.kubeone.activities.step.Step;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.RunKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sequence of each kind of run, and every step by its name. */
public final class Sequences {
    private static final Map<RunKind, Sequence> BY_KIND = new EnumMap<>(Map.of(
            RunKind.INSTALL, new InstallSequence(),
            RunKind.UPGRADE, new UpgradeSequence(),
            RunKind.RECONCILE, new ReconcileSequence(),
            RunKind.RESET, new ResetSequence()));
    private static final Map<String, Step> STEPS = BY_KIND.values().stream()
            .flatMap(Sequence::steps)
            .collect(Collectors.toUnmodifiableMap(Step::name, Function.identity(), (one, same) -> one));

    private Sequences() {}

    /** @throws OperatorException of kind USAGE for a kind of run that this version does not have */
    public static Sequence of(RunKind kind) {
        var sequence = BY_KIND.get(kind);
        if (sequence == null) {
            throw new OperatorException(
                    FailureKind.USAGE, "plan a run", "", "this worker cannot " + kind.verb(), "update the worker");
        }
        return sequence;
    }

    /** @throws OperatorException of kind USAGE for a name of no step: the plan was made by another version */
    public static Step step(String name) {
        var step = STEPS.get(name);
        if (step == null) {
            throw new OperatorException(
                    FailureKind.USAGE,
                    "run step " + name,
                    "",
                    "this worker does not know it: the plan was made by another version",
                    "run a worker of that version, or cancel and start again");
        }
        return step;
    }
}
