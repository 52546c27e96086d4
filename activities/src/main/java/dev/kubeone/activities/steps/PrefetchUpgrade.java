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

/** Packages and images of the new version, on every host before the first component stops: nothing waits for a download then. */
public final class PrefetchUpgrade implements HostStep {
    @Override
    public String title() {
        return "fetch packages and images of the new version";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        if (NodeVersion.upgraded(wanted, host)) {
            return Optional.empty();
        }
        return planned(wanted, host, "kubelet kubectl");
    }

    /** Where only the control plane of the host will move: its images alone. */
    public Optional<PlannedStep> passing(Wanted wanted, HostView host) {
        return NodeVersion.whyControlPlaneDiffers(wanted, host).flatMap(moves -> planned(wanted, host, ""));
    }

    private Optional<PlannedStep> planned(Wanted wanted, HostView host, String packages) {
        return Need.of(this, host.name(), "the host is about to run " + wanted.version())
                .inputs(KubernetesPrograms.inputs(wanted, host, wanted.version(), packages))
                .inputs(PullImages.images(wanted, host))
                .input("ADDON_IMAGES", "")
                // Unpacking is work for the disk that etcd writes to.
                .input("AT_ONCE", "1")
                .policy(1800, 4, false)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var script = Scripts.of(name(), context.input("VARIANT")) + "\n" + Scripts.plain("PullImages/any.sh");
        return context.runJob(script, context.input().step().inputs(), Map::of);
    }
}
