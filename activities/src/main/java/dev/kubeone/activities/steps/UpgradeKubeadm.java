package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import java.util.Optional;

/** kubeadm of the new version, which alone knows what belongs to it. Nothing that runs is touched. */
public final class UpgradeKubeadm implements HostStep {
    @Override
    public String title() {
        return "upgrade kubeadm";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var installed = host.facts().software().kubeadm();
        if (installed.equals(wanted.version())) {
            return Optional.empty();
        }
        return Need.of(this, host.name(), "kubeadm is " + installed + ", not " + wanted.version())
                .inputs(KubernetesPrograms.inputs(wanted, host, wanted.version(), "kubeadm"))
                .policy(900, 4, false)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runJob(
                Scripts.of("InstallKubernetes", context.input("VARIANT")),
                context.input().step().inputs(),
                Map::of);
    }
}
