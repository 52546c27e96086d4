package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.HostFiles;
import java.util.List;
import java.util.Optional;

/** What of a cluster is left on a host. */
final class Traces {
    private static final List<String> OURS =
            List.of(HostFiles.MODULES, HostFiles.SYSCTL, HostFiles.JOURNALD, HostFiles.PROXY_ENV, HostFiles.LEDGER);

    private Traces() {}

    /** Why a reset has something to do on the host, or empty if it is clean. A host that is not seen may hold anything. */
    static Optional<String> of(Wanted wanted, HostView host) {
        var facts = host.facts();
        if (!facts.reachable()) {
            return Optional.of("it does not answer, so nobody knows what is on it: "
                    + facts.unreachable().why());
        }
        var cluster = facts.cluster();
        if (cluster.any()) {
            return Optional.of(
                    cluster.complete()
                            ? "the host is a member of the cluster"
                            : "what was begun of a cluster is on the host");
        }
        if (!cluster.owner().isEmpty()) {
            return Optional.of("the host was prepared for the cluster");
        }
        return OURS.stream()
                .filter(facts.files()::containsKey)
                .findFirst()
                .map(file -> file + " is still there")
                .or(() -> wanted.removeBinaries() ? binaries(host) : Optional.empty());
    }

    private static Optional<String> binaries(HostView host) {
        var software = host.facts().software();
        if (!software.kubelet().isEmpty()
                || software.held().contains("containerd.io")
                || !software.kubeadm().isEmpty()
                || !software.kubectl().isEmpty()) {
            return Optional.of("Kubernetes' programs are installed");
        }
        return host.family() == null
                ? Optional.empty()
                : host.family().files().stream()
                        .filter(host.facts().files()::containsKey)
                        .findFirst()
                        .map(file -> file + " is still there");
    }
}
