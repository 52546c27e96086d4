package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ControlPlaneFiles;
import dev.kubeone.activities.render.Encryption;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** Every node after the first control plane: its part of the control plane if it has one, and the kubelet's configuration. */
public final class KubeadmUpgradeNode implements HostStep {
    @Override
    public String title() {
        return "kubeadm upgrade node";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var reason = host.controlPlane()
                ? NodeVersion.whyControlPlaneDiffers(wanted, host)
                : NodeVersion.whyKubeletDiffers(wanted, host);
        return reason.flatMap(why -> {
            var need = Need.of(this, host.name(), why)
                    .input("KUBERNETES_VERSION", wanted.version())
                    .input("ROLE", host.role().word())
                    .policy(1500, 3, false);
            return host.controlPlane()
                    ? need.inputs(ControlPlaneFiles.inputs(wanted))
                            .inputs(Encryption.inputs(wanted.manifest()))
                            .mayInterrupt()
                            .planned()
                    : need.planned();
        });
    }

    @Override
    public StepResult run(StepContext context) {
        return KubeadmUpgrade.run(context);
    }
}
