package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ControlPlaneFiles;
import dev.kubeone.activities.render.Encryption;
import dev.kubeone.activities.render.KubeadmConfig;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/**
 * The first control plane, and what the whole cluster shares: kubeadm's own configuration is brought up to the manifest,
 * then {@code kubeadm upgrade apply}.
 */
public final class KubeadmUpgradeApply implements HostStep {
    @Override
    public String title() {
        return "kubeadm upgrade apply";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return NodeVersion.whyControlPlaneDiffers(wanted, host)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .input("KUBERNETES_VERSION", wanted.version())
                        .input("KUBEADM_CONFIG", new KubeadmConfig(wanted).upgrade(host))
                        .inputs(ControlPlaneFiles.inputs(wanted))
                        .inputs(Encryption.inputs(wanted.manifest()))
                        .input(
                                "CONTROL_PLANES",
                                String.valueOf(wanted.controlPlanes().size()))
                        .input(
                                "KUBE_PROXY",
                                String.valueOf(!wanted.manifest()
                                        .clusterNetwork()
                                        .kubeProxy()
                                        .skipInstallation()))
                        .policy(1500, 3, false)
                        .mayInterrupt()
                        .planned());
    }

    @Override
    public StepResult run(StepContext context) {
        return KubeadmUpgrade.run(context);
    }
}
