package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.plan.Plan;
import java.util.List;

/** What a reset destroys and what it leaves, as part of its plan. */
final class ResetText {
    private ResetText() {}

    static List<String> lines(Plan plan, Ink ink) {
        return List.of(
                "",
                ink.bad("This destroys " + plan.cluster() + ". What is destroyed cannot be brought back:"),
                "  - all its workloads, on every host above",
                "  - etcd with everything the cluster knows, and the cluster's certificates and keys",
                "  - volumes that pods kept below /var/lib/kubelet; containers, images and their logs",
                removesBinaries(plan)
                        ? "  - the packages of Kubernetes and containerd, their repositories and holds"
                        : "It leaves the packages of Kubernetes and containerd; --remove-binaries takes them too.",
                "It leaves: volumes, load balancers and machines at a provider; what pods wrote to other paths of their",
                "  hosts; snapshots of etcd that the worker keeps; swap, firewall and SELinux as the install set them.");
    }

    private static boolean removesBinaries(Plan plan) {
        return plan.steps().anyMatch(step -> "remove".equals(step.inputs().get("BINARIES")));
    }
}
