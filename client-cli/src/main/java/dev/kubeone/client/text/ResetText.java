package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import java.util.List;

/** What a reset destroys and what it leaves, before a person is asked. */
public final class ResetText {
    private ResetText() {}

    public static List<String> lines(String cluster, boolean removeBinaries, Ink ink) {
        return List.of(
                ink.bad("This destroys " + cluster + ". What is destroyed cannot be brought back:"),
                "  - all its workloads, on every host above",
                "  - etcd with everything the cluster knows, and the cluster's certificates and keys",
                "  - volumes on the hosts that pods kept below /var/lib/kubelet; containers, images and their logs",
                removeBinaries
                        ? "  - the packages of Kubernetes and containerd, their repositories and holds"
                        : "It leaves the packages of Kubernetes and containerd; --remove-binaries takes them too.",
                "It leaves: volumes, load balancers and machines at a cloud provider; anything pods wrote to other",
                "  paths of their hosts; swap off until the next boot; a firewall or SELinux as the install set it.");
    }
}
