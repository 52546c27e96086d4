package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.UpgradePath;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What may run beside what, by Kubernetes' version skew policy: API servers within one minor of each other; controller
 * manager and scheduler not newer than the API server that they ask and at most one minor older than any; kubelets not newer than any API
 * server and at most three minors older. Checked as it is, and as it will be at each version on the way.
 */
public final class SkewPolicy implements Guard {
    private static final int MOST_BETWEEN_API_SERVERS = 1;
    private static final int MOST_BEHIND_CONTROL_PLANE = 1;
    private static final int MOST_BEHIND_KUBELET = UpgradePath.KUBELET_MAY_BE_BEHIND;

    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var apiServers = Component.apiServers(wanted);
        if (apiServers.isEmpty()) {
            return List.of();
        }
        var blockers = new ArrayList<Blocker>();
        var oldest = apiServers.stream()
                .min(Comparator.comparing(Component::version))
                .orElseThrow();
        var newest = apiServers.stream()
                .max(Comparator.comparing(Component::version))
                .orElseThrow();
        if (newest.version().minorsAheadOf(oldest.version()) > MOST_BETWEEN_API_SERVERS) {
            blockers.add(blocker(
                    newest,
                    newest + " and " + oldest + " are more than one minor release apart",
                    "bring the older one up first, one minor release at a time"));
        }
        Component.of(wanted).stream()
                .filter(component -> !component.name().equals(Component.API_SERVER))
                .forEach(component ->
                        beside(component, asks(component, apiServers).orElse(oldest), newest, blockers));
        var path = UpgradePath.of(wanted);
        way(path, wanted, oldest, blockers);
        onTheWay(path, wanted, newest, blockers);
        return blockers;
    }

    /** kubeadm's controller managers and schedulers ask the API server of their own host; a kubelet may meet any. */
    private static Optional<Component> asks(Component component, List<Component> apiServers) {
        return apiServers.stream()
                .filter(server -> !component.name().equals(Component.KUBELET)
                        && server.where().equals(component.where()))
                .findFirst();
    }

    private static void beside(Component component, Component server, Component newest, List<Blocker> blockers) {
        if (component.version().minorsAheadOf(server.version()) > 0) {
            blockers.add(blocker(
                    component,
                    component + " is newer than " + server,
                    "nothing may be newer than an API server: upgrade that API server, or take the newer part back"));
        }
        var most = component.name().equals(Component.KUBELET) ? MOST_BEHIND_KUBELET : MOST_BEHIND_CONTROL_PLANE;
        if (newest.version().minorsAheadOf(component.version()) > most) {
            blockers.add(blocker(
                    component,
                    component + " is more than " + most + " minor release" + (most == 1 ? "" : "s") + " older than "
                            + newest,
                    "upgrade it first"));
        }
    }

    /** kubeadm goes from one minor release to the next: of each on the way a version must be known. */
    private static void way(UpgradePath path, Wanted wanted, Component oldest, List<Blocker> blockers) {
        path.unknown().stream()
                .map(minor -> blocker(
                        oldest,
                        oldest + " cannot go to " + wanted.version() + ": kubeadm skips no minor release, and this"
                                + " build knows no version of 1." + minor,
                        "upgrade to 1." + minor + " first, with the tools of its time"))
                .forEach(blockers::add);
    }

    /** At each version on the way. Kubelets of the manifest's hosts move with it, those of other nodes stay. */
    private static void onTheWay(UpgradePath path, Wanted wanted, Component newest, List<Blocker> blockers) {
        var ours = wanted.hosts().stream().map(HostView::nodeName).toList();
        Component.of(wanted).stream()
                .filter(component -> component.name().equals(Component.KUBELET))
                .filter(component -> newest.version().minorsAheadOf(component.version()) <= MOST_BEHIND_KUBELET)
                .forEach(component -> leftBehind(path, component, ours.contains(component.where()))
                        .map(version -> blocker(
                                component,
                                component + " would be more than " + MOST_BEHIND_KUBELET
                                        + " minor releases older than the API servers at " + version,
                                "upgrade it first"))
                        .ifPresent(blockers::add));
    }

    /** The first version on the way that is too new for a kubelet. */
    private static Optional<KubernetesVersion> leftBehind(UpgradePath path, Component kubelet, boolean moves) {
        var at = kubelet.version();
        for (var hop : path.hops()) {
            var version = KubernetesVersion.parse(hop.version()).orElseThrow();
            if (version.minorsAheadOf(at) > MOST_BEHIND_KUBELET) {
                return Optional.of(version);
            }
            at = moves && hop.movesKubelets() ? version : at;
        }
        return Optional.empty();
    }

    /** What an operator should know who wrote only the last of the versions. */
    @Override
    public List<String> warnings(Wanted wanted) {
        var path = UpgradePath.of(wanted);
        if (!path.throughOthers()) {
            return List.of();
        }
        var all = path.hops().stream().map(UpgradePath.Hop::version).toList();
        var kubelets = path.hops().stream()
                .filter(UpgradePath.Hop::movesKubelets)
                .map(UpgradePath.Hop::version)
                .toList();
        return List.of("the control plane goes through " + String.join(", ", all) + "; kubelets move to "
                + String.join(", ", kubelets));
    }

    private static Blocker blocker(Component at, String why, String next) {
        return new Blocker("SkewPolicy", at.where(), why, next);
    }
}
