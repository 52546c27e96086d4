package dev.kubeone.activities.steps;

import dev.kubeone.activities.guards.KubernetesVersion;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** kubelet and kubectl of the new version, until the node itself says that it is Ready with it. */
public final class UpgradeKubelet implements HostStep {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String title() {
        return "upgrade the kubelet";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return NodeVersion.whyKubeletDiffers(wanted, host)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .inputs(KubernetesPrograms.inputs(wanted, host, wanted.version(), "kubelet kubectl"))
                        .input("NODE", host.nodeName())
                        .input("ENDS_STATIC_PODS", String.valueOf(endsStaticPods(wanted, host)))
                        .policy(1200, 4, false)
                        .mayInterrupt()
                        .planned());
    }

    /**
     * Whether kubelets of the two versions see different pods in the same manifests: the identity of a static pod is a
     * hash over the type of pod that the kubelet was built with (applyDefaults in Kubernetes' pkg/kubelet/config), and
     * that gains fields with every minor release.
     */
    private static boolean endsStaticPods(Wanted wanted, HostView host) {
        var runs = host.node() == null
                ? host.facts().software().kubelet()
                : host.node().kubeletVersion();
        return host.controlPlane() && !minor(runs).equals(minor(wanted.version()));
    }

    private static Optional<Integer> minor(String version) {
        return KubernetesVersion.parse(version).map(KubernetesVersion::minor);
    }

    @Override
    public StepResult run(StepContext context) {
        var script = Scripts.of("InstallKubernetes", context.input("VARIANT")) + "\n"
                + Scripts.plain("UpgradeKubelet/any.sh");
        var result = context.runJob(script, context.input().step().inputs(), Map::of);
        var node = context.input("NODE");
        var version = context.input("KUBERNETES_VERSION");
        context.progress().await("node " + node + " to be Ready with " + version, LIMIT, () -> {
            try (var api = context.api()) {
                return notReady(api, node, version);
            }
        });
        return new StepResult(result.changed(), "Ready with " + version, result.hostMs());
    }

    private static Optional<String> notReady(ClusterApi api, String name, String version) {
        return api.facts().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .map(node -> !node.kubeletVersion().equals(version)
                        ? Optional.of("it reports " + node.kubeletVersion())
                        : node.ready() ? Optional.<String>empty() : Optional.of("it is not Ready"))
                .orElse(Optional.of("there is no such node"));
    }
}
