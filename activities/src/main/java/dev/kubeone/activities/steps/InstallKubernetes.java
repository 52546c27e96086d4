package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.PackageSources;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.List;
import java.util.Optional;

/**
 * kubelet, kubeadm, kubectl and the CNI plugins. On a member of a cluster the programs are never moved by an install:
 * that is an upgrade's job.
 */
public final class InstallKubernetes implements HostStep {
    private static final List<String> HELD = List.of("kubelet", "kubeadm", "kubectl", "kubernetes-cni");

    @Override
    public String title() {
        return "install kubelet, kubeadm and kubectl";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var method = host.method(wanted.manifest().packageSources());
        return reason(wanted, host, method)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .inputs(KubernetesPrograms.inputs(
                                wanted,
                                host,
                                host.member() ? host.facts().software().kubelet() : wanted.version(),
                                "kubelet kubeadm kubectl"))
                        .policy(900, 4, false)
                        .planned());
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runScript(context.input("VARIANT"));
    }

    private static Optional<String> reason(Wanted wanted, HostView host, PackageSources.Method method) {
        var software = host.facts().software();
        if (!host.member()) {
            for (var program : List.of(
                    new Program("kubelet", software.kubelet()),
                    new Program("kubeadm", software.kubeadm()),
                    new Program("kubectl", software.kubectl()))) {
                if (!program.version().equals(wanted.version())) {
                    return Optional.of(program.why(wanted.version()));
                }
            }
        }
        if (!software.cniPlugins()) {
            return Optional.of("the CNI plugins are not installed");
        }
        if (!software.enabledUnits().contains("kubelet")) {
            return Optional.of("the kubelet does not start with the host");
        }
        var loose =
                HELD.stream().filter(name -> !software.held().contains(name)).toList();
        return method == PackageSources.Method.packages && !loose.isEmpty()
                ? Optional.of("packages not held at their version: " + String.join(", ", loose))
                : Optional.empty();
    }

    private record Program(String name, String version) {
        String why(String wanted) {
            return version.isEmpty() ? name + " is not installed" : name + " is " + version + ", not " + wanted;
        }
    }
}
