package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.Repositories;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packages and images of a version that an upgrade over several releases will come to: found, and the images fetched,
 * before anything moves. Otherwise a version that is not to be had would be noticed halfway.
 */
public final class FindVersion implements HostStep {
    private static final List<String> CONTROL_PLANE =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy");
    private static final List<String> WORKER = List.of("kube-proxy");

    @Override
    public String title() {
        return "find packages and images";
    }

    /** For the wanted version, where the host is not at it. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return NodeVersion.upgraded(wanted, host) ? Optional.empty() : planned(wanted, host, "kubeadm kubelet kubectl");
    }

    /** For a version that only the control plane passes through. */
    public Optional<PlannedStep> passing(Wanted wanted, HostView host) {
        return planned(wanted, host, host.controlPlane() ? "kubeadm" : "");
    }

    private Optional<PlannedStep> planned(Wanted wanted, HostView host, String packages) {
        var repositories = new Repositories(wanted.manifest(), host);
        return Need.of(this, host.name(), "nothing moves before every version on the way is found")
                .inputs(KubernetesPrograms.inputs(wanted, host, wanted.version(), packages))
                .input("KUBERNETES_REPOSITORY", repositories.kubernetes())
                .input("IMAGES", images(wanted, host))
                .policy(1800, 4, false)
                .planned();
    }

    private static String images(Wanted wanted, HostView host) {
        var own = wanted.manifest().registryConfiguration().overwriteRegistry();
        var registry = own.isEmpty() ? KubernetesReleases.REGISTRY : own;
        return String.join(
                "\n",
                (host.controlPlane() ? CONTROL_PLANE : WORKER)
                        .stream()
                                .map(name -> registry + "/" + name + ":v" + wanted.version())
                                .toList());
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runJob(
                Scripts.of(name(), context.input("VARIANT")),
                context.input().step().inputs(),
                Map::of);
    }
}
