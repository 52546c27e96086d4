package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** Every node is Ready, and every control plane's own API server answers. A host that an upgrade left in the middle may be neither. */
public final class NodesReady extends HostGuard {
    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        if (host.node() == null || begun(wanted, host)) {
            return Optional.empty();
        }
        if (!host.node().ready()) {
            return Finding.of(
                    "the node is not Ready",
                    "mend it before anything moves: kubectl describe node "
                            + host.node().name());
        }
        if (host.controlPlane() && !host.facts().cluster().apiHealthy()) {
            return Finding.of(
                    "the host's own API server is not ready",
                    "look at its log on the host: /var/log/pods/kube-system_kube-apiserver-*");
        }
        return Optional.empty();
    }

    /** An upgrade that did not end may be what keeps the node from being Ready; to finish it is the cure. */
    private static boolean begun(Wanted wanted, HostView host) {
        var installed = host.facts().software().kubelet();
        return !host.facts().components().unfinished().isEmpty()
                || (installed.equals(wanted.version())
                        && !installed.equals(host.node().kubeletVersion()));
    }
}
