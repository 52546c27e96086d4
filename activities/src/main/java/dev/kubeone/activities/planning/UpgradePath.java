package dev.kubeone.activities.planning;

import dev.kubeone.activities.guards.KubernetesVersion;
import dev.kubeone.model.catalog.KubernetesReleases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The versions that the control plane goes through on its way to the wanted one, and at which of them kubelets move.
 *
 * <p>kubeadm upgrades from one minor release to the next and skips none
 * (kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-upgrade). Kubelets may be three minor releases older than
 * the API servers (kubernetes.io/releases/version-skew-policy), and kubeadm takes the same from them
 * (kubernetes.io/docs/setup/production-environment/tools/kubeadm/create-cluster-kubeadm, "kubeadm's skew against the
 * kubelet"); a kubelet may skip releases. So kubelets move at the end, and before that only where the next release would
 * leave one of them too far behind.
 *
 * @param hops in order; the last is the wanted version
 * @param unknown minor releases on the way of which no version is known; a path with any cannot be gone
 */
public record UpgradePath(List<Hop> hops, List<Integer> unknown) {
    /** How many minor releases older than an API server a kubelet may be. */
    public static final int KUBELET_MAY_BE_BEHIND = 3;

    private static final String API_SERVER = "kube-apiserver";

    public UpgradePath {
        hops = List.copyOf(hops);
        unknown = List.copyOf(unknown);
    }

    /** One version of the control plane; whether kubelets follow to it. */
    public record Hop(String version, boolean movesKubelets) {}

    public boolean throughOthers() {
        return hops.size() > 1;
    }

    public static UpgradePath of(Wanted wanted) {
        var target = KubernetesVersion.parse(wanted.version()).orElseThrow();
        var between = oldestMinor(wanted)
                .map(from -> IntStream.range(from + 1, target.minor()).boxed().toList())
                .orElse(List.of());
        var versions = new ArrayList<KubernetesVersion>();
        var unknown = new ArrayList<Integer>();
        for (var minor : between) {
            passing(wanted, minor).ifPresentOrElse(versions::add, () -> unknown.add(minor));
        }
        versions.add(target);
        return new UpgradePath(hops(versions, oldestKubelet(wanted)), unknown);
    }

    private static List<Hop> hops(List<KubernetesVersion> versions, Optional<Integer> oldestKubelet) {
        var kubelet = oldestKubelet.orElse(Integer.MAX_VALUE);
        var hops = new ArrayList<Hop>();
        for (var n = 0; n < versions.size(); n++) {
            var version = versions.get(n);
            var last = n == versions.size() - 1;
            var moves = last || versions.get(n + 1).minor() - kubelet > KUBELET_MAY_BE_BEHIND;
            kubelet = moves ? version.minor() : kubelet;
            hops.add(new Hop(version.toString(), moves));
        }
        return hops;
    }

    /** Where the way begins: an upgrade to a release that did not end on some host is gone again. */
    private static Optional<Integer> oldestMinor(Wanted wanted) {
        return wanted.controlPlanes().stream()
                .flatMap(host -> {
                    var components = host.facts().components();
                    var runs = KubernetesVersion.parse(components.version(API_SERVER))
                            .map(KubernetesVersion::minor);
                    var begun = KubernetesVersion.parse(components.unfinished()).map(version -> version.minor() - 1);
                    return Stream.of(runs, begun).flatMap(Optional::stream);
                })
                .min(Comparator.naturalOrder());
    }

    private static Optional<Integer> oldestKubelet(Wanted wanted) {
        return wanted.hosts().stream()
                .flatMap(host -> Stream.of(
                        host.facts().software().kubelet(),
                        host.node() == null ? "" : host.node().kubeletVersion()))
                .flatMap(version -> KubernetesVersion.parse(version).stream())
                .map(KubernetesVersion::minor)
                .min(Comparator.naturalOrder());
    }

    /** The version of a release on the way: as the manifest says, else the newest known, but never older than one that runs. */
    private static Optional<KubernetesVersion> passing(Wanted wanted, int minor) {
        var named = wanted.manifest().upgrade().through().stream()
                .flatMap(version -> KubernetesVersion.parse(version).stream())
                .filter(version -> version.minor() == minor)
                .findFirst()
                .or(() -> KubernetesReleases.bundled().newest(minor).flatMap(KubernetesVersion::parse));
        var seen = wanted.controlPlanes().stream()
                .map(host -> host.facts().components())
                .flatMap(components -> Stream.of(components.version(API_SERVER), components.unfinished()))
                .flatMap(version -> KubernetesVersion.parse(version).stream())
                .filter(version -> version.minor() == minor);
        return Stream.concat(named.stream(), seen).max(Comparator.naturalOrder());
    }
}
