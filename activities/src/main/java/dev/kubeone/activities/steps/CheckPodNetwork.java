package dev.kubeone.activities.steps;

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
import java.util.TreeMap;

/** A pod on the node reaches the API server's service and the cluster's DNS. */
public final class CheckPodNetwork implements HostStep {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "check the pod network";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var manifest = wanted.manifest();
        return Need.of(this, host.name(), "a run ends with a cluster that works")
                .input("NODE", host.nodeName())
                .input("IMAGE", manifest.containerRuntime().containerd().sandboxImage())
                .input(
                        "DNS_NAME",
                        "kubernetes.default.svc." + manifest.clusterNetwork().serviceDomainName())
                .policy(480, 3, true)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var node = context.input("NODE");
        try (var api = context.api()) {
            var uid = api.startProbePod(node, context.input("IMAGE"));
            context.progress().await("a pod to run on " + node, LIMIT, () -> api.whyProbePodNotRunning(node));
            var environment = new TreeMap<>(Map.of(
                    "POD_UID", uid,
                    "DNS_NAME", context.input("DNS_NAME"),
                    "API_ADDRESS", api.serviceAddress("default", "kubernetes"),
                    "DNS_ADDRESS", api.serviceAddress("kube-system", "kube-dns")));
            context.runJob(Scripts.of(name(), "any"), environment, Map::of);
            api.deleteProbePod(node);
            return new StepResult(false, "services and DNS answer", 0);
        }
    }
}
