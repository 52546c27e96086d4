package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** What version a node has, and what is still missing of the wanted one. */
final class NodeVersion {
    private NodeVersion() {}

    /** Whether nothing of the host has to be moved any more. */
    static boolean upgraded(Wanted wanted, HostView host) {
        return whyControlPlaneDiffers(wanted, host).isEmpty()
                && whyKubeletDiffers(wanted, host).isEmpty();
    }

    /** Why the host's control plane is not at the version; empty if it is, and on workers. */
    static Optional<String> whyControlPlaneDiffers(Wanted wanted, HostView host) {
        if (!host.controlPlane()) {
            return Optional.empty();
        }
        var components = host.facts().components();
        if (!components.unfinished().isEmpty()) {
            return Optional.of("an upgrade to " + components.unfinished() + " did not end");
        }
        return components.allAt(wanted.version())
                ? Optional.empty()
                : Optional.of(
                        "the API server is " + components.version("kube-apiserver") + ", not " + wanted.version());
    }

    /** Why the kubelet is not at the version, or empty if it is: as installed, and as the node reports that it runs. */
    static Optional<String> whyKubeletDiffers(Wanted wanted, HostView host) {
        var software = host.facts().software();
        if (!software.kubelet().equals(wanted.version())) {
            return Optional.of("the kubelet is " + software.kubelet() + ", not " + wanted.version());
        }
        if (!software.kubectl().equals(wanted.version())) {
            return Optional.of("kubectl is " + software.kubectl() + ", not " + wanted.version());
        }
        if (host.node() != null && !host.node().kubeletVersion().equals(wanted.version())) {
            return Optional.of("the kubelet that runs is still " + host.node().kubeletVersion());
        }
        return Optional.empty();
    }
}
