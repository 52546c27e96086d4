package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.guards.KubernetesVersion;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.ControlPlane;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.StaticWorkers;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RehearsalOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rehearsal begins from: what was seen of the real cluster if all of it was, else a cluster of some version. */
final class Beginning {
    private static final String API_SERVER = "kube-apiserver";

    private final RehearsalOrder order;
    private final KubeOneCluster manifest;
    private final ClusterFacts facts;

    Beginning(RehearsalOrder order) {
        this.order = order;
        this.manifest = order.request().run().manifest();
        this.facts = order.facts();
    }

    /** Whether what was seen can be built upon: a plan is made of it. */
    boolean observed() {
        return notObserved().isEmpty();
    }

    /** Why the models do not begin as the real hosts are. */
    private Optional<String> notObserved() {
        if (!order.request().from().isEmpty()) {
            return Optional.of("as --from says");
        }
        var silent = facts.hosts().stream().filter(host -> !host.reachable()).findFirst();
        if (silent.isPresent()) {
            return Optional.of("assumed, because not every host could be looked at ("
                    + silent.get().host() + ": " + silent.get().unreachable().why() + ")");
        }
        if (!facts.api().reachable() && !facts.api().problem().isEmpty()) {
            return Optional.of("assumed, because its API does not answer");
        }
        return upgrades() && members().isEmpty()
                ? Optional.of("assumed, because there is no cluster on the hosts yet")
                : Optional.empty();
    }

    /** What the simulated cluster is, in words. */
    String basis() {
        if (observed()) {
            return "the hosts as they are now";
        }
        return version()
                .map(version -> "a cluster of Kubernetes " + version + ", "
                        + notObserved().orElseThrow())
                .orElseGet(() -> "bare hosts, " + notObserved().orElseThrow());
    }

    /** The version that the models' cluster is installed at; empty where it begins with bare hosts. */
    Optional<String> version() {
        return observed() ? oldest() : assumed();
    }

    private Optional<String> assumed() {
        var from = order.request().from();
        if (!from.isEmpty()) {
            return Optional.of(from);
        }
        return upgrades() ? Optional.of(oneMinorBelow(manifest.versions().kubernetes())) : Optional.empty();
    }

    private boolean upgrades() {
        return order.request().kind() == RunKind.UPGRADE;
    }

    private static String oneMinorBelow(String wanted) {
        var minor = KubernetesVersion.parse(wanted).orElseThrow().minor() - 1;
        return KubernetesReleases.bundled()
                .newest(minor)
                .orElseThrow(() -> new OperatorException(
                        FailureKind.USAGE,
                        "rehearse an upgrade to " + wanted,
                        "",
                        "no release 1." + minor + " is known that the cluster could begin at",
                        "name the version that the cluster has: --from 1.x.y"));
    }

    /** Of everything that runs, what is furthest behind: the models are installed at it, and some then moved on. */
    private Optional<String> oldest() {
        return members().stream()
                .flatMap(host -> Stream.of(
                        host.components().version(API_SERVER), host.software().kubelet()))
                .flatMap(version -> KubernetesVersion.parse(version).stream())
                .min(KubernetesVersion::compareTo)
                .map(KubernetesVersion::toString);
    }

    private List<HostFacts> members() {
        return facts.hosts().stream().filter(host -> host.cluster().complete()).toList();
    }

    /** The manifest with those hosts only that the cluster begins with. */
    KubeOneCluster installed() {
        var at = StartingCluster.at(version().orElseThrow(), manifest);
        return observed()
                ? at.withHosts(
                        new ControlPlane(members(manifest.controlPlane().hosts())),
                        new StaticWorkers(members(manifest.staticWorkers().hosts())))
                : at;
    }

    private List<HostConfig> members(List<HostConfig> hosts) {
        return hosts.stream()
                .filter(host -> facts.host(host.displayName())
                        .filter(seen -> seen.cluster().complete())
                        .isPresent())
                .toList();
    }

    /** Brings the models of hosts to where the real ones are already. */
    void moveOn(StartingCluster cluster) {
        if (!observed()) {
            return;
        }
        var base = version().orElseThrow();
        for (var host : installed().hosts()) {
            var seen = facts.host(host.displayName()).orElseThrow();
            cluster.move(
                    host,
                    beyond(base, seen.components().version(API_SERVER)),
                    beyond(base, seen.software().kubelet()));
        }
    }

    private static String beyond(String base, String version) {
        return version.equals(base) ? "" : version;
    }
}
