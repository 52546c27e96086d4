package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.facts.HostFacts.Software;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings kubelet, kubeadm and kubectl of a node back to the cluster's version, where somebody moved them. Pods go on: a
 * kubelet that is started anew takes them over.
 */
public final class RestorePackages implements HostStep {
    @Override
    public String title() {
        return "bring Kubernetes' programs back to their version";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var moved = moved(wanted.version(), host.facts().software());
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        var reasons = new ArrayList<String>();
        moved.forEach((program, version) -> reasons.add(
                program + " is " + (version.isEmpty() ? "not installed" : version + ", not " + wanted.version())));
        var programs = String.join(" ", moved.keySet());
        var need = Need.of(this, host.name(), String.join("; ", reasons))
                .inputs(KubernetesPrograms.inputs(wanted, host, wanted.version(), programs))
                .input("NODE", host.nodeName())
                .policy(900, 4, true);
        return moved.containsKey("kubelet") ? need.mayInterrupt().planned() : need.planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var install = Scripts.of("InstallKubernetes", context.input("VARIANT"));
        var kubelet = List.of(context.input("PACKAGES").split(" ")).contains("kubelet");
        var script = kubelet ? install + "\n" + Scripts.plain("UpgradeKubelet/any.sh") : install;
        var result = context.runJob(script, context.input().step().inputs(), Map::of);
        NodeReadiness.await(context, context.input("NODE"));
        return result;
    }

    /** Programs whose version is not the cluster's, in a fixed order. */
    private static Map<String, String> moved(String wanted, Software software) {
        var moved = new LinkedHashMap<String, String>();
        moved.put("kubelet", software.kubelet());
        moved.put("kubeadm", software.kubeadm());
        moved.put("kubectl", software.kubectl());
        moved.values().removeIf(wanted::equals);
        return moved;
    }
}
