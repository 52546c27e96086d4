package dev.kubeone.activities.steps;

import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.StepResult;

/** What both kinds of {@code kubeadm upgrade} have in common. */
final class KubeadmUpgrade {
    /** How the script says that kubeadm has put the old control plane back. */
    private static final String ROLLED_BACK = "kubeadm put the old";

    private KubeadmUpgrade() {}

    static StepResult run(StepContext context) {
        var script = Scripts.withFunctions(
                context.input().step().name() + "/any.sh", "kubernetes/encryption.sh", "kubernetes/upgrade.sh");
        try {
            return context.runJob(script, context.input().step().inputs(), () -> EncryptionSecrets.given(context));
        } catch (OperatorException e) {
            throw rolledBack(e);
        }
    }

    /** What kubeadm could not do and has undone is not tried again by itself: a person looks first. */
    private static OperatorException rolledBack(OperatorException e) {
        var failure = e.failure();
        return failure.why().contains(ROLLED_BACK)
                ? new OperatorException(
                        new Failure(
                                FailureKind.WAITING_FOR_DECISION,
                                failure.what(),
                                failure.where(),
                                failure.why(),
                                failure.next()),
                        e)
                : e;
    }
}
