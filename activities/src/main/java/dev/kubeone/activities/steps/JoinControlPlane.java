package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.AuditPolicy;
import dev.kubeone.activities.render.KubeadmConfig;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** One more control plane with its etcd member; one at a time. */
public final class JoinControlPlane implements HostStep {
    @Override
    public String title() {
        return "join as a control plane";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        if (host.member()) {
            return Optional.empty();
        }
        var reason = host.facts().cluster().any() ? "an earlier join did not end" : "the host is not a node yet";
        return Need.of(this, host.name(), reason)
                .input("KUBEADM_CONFIG", new KubeadmConfig(wanted).join(host))
                .inputs(AuditPolicy.inputs(wanted.manifest()))
                .policy(600, 4, false)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        return new Join(context, true).run();
    }
}
