package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ControlPlaneFiles;
import dev.kubeone.activities.render.Encryption;
import dev.kubeone.activities.render.KubeadmConfig;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** The first control plane. */
public final class KubeadmInit implements HostStep {
    @Override
    public String title() {
        return "kubeadm init";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        if (host.member()) {
            return Optional.empty();
        }
        var reason = host.facts().cluster().any()
                ? "an earlier initialisation did not end"
                : "there is no control plane yet";
        return Need.of(this, host.name(), reason)
                .input("KUBEADM_CONFIG", new KubeadmConfig(wanted).init(host))
                .inputs(ControlPlaneFiles.inputs(wanted))
                .inputs(Encryption.inputs(wanted.manifest()))
                .policy(600, 3, false)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runJob(
                Scripts.withFunctions(name() + "/any.sh", "kubernetes/encryption.sh"),
                context.input().step().inputs(),
                () -> EncryptionSecrets.given(context));
    }
}
