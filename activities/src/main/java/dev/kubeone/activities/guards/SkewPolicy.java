package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What may run beside what, by Kubernetes' version skew policy: API servers within one minor of each other; controller
 * manager and scheduler not newer than the API server that they ask and at most one minor older than any; kubelets not newer than any API
 * server and at most three minors older. Checked as it is, and as it will be once the API servers have the new version.
 */
public final class SkewPolicy implements Guard {
    private static final int MOST_BETWEEN_API_SERVERS = 1;
    private static final int MOST_BEHIND_CONTROL_PLANE = 1;
    private static final int MOST_BEHIND_KUBELET = 3;

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
        target(wanted, oldest, blockers);
        afterwards(wanted, newest, blockers);
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

    /** kubeadm goes from one minor release to the next and skips none. */
    private static void target(Wanted wanted, Component oldest, List<Blocker> blockers) {
        var target = KubernetesVersion.parse(wanted.version()).orElseThrow();
        if (target.minorsAheadOf(oldest.version()) > 1) {
            blockers.add(blocker(
                    oldest,
                    oldest + " cannot go to " + target + " in one step: kubeadm skips no minor release",
                    "upgrade to 1." + (oldest.version().minor() + 1) + " first"));
        }
    }

    /** Kubelets move last: the API servers have the new version long before them. */
    private static void afterwards(Wanted wanted, Component newest, List<Blocker> blockers) {
        var target = KubernetesVersion.parse(wanted.version()).orElseThrow();
        Component.of(wanted).stream()
                .filter(component -> component.name().equals(Component.KUBELET))
                .filter(component -> newest.version().minorsAheadOf(component.version()) <= MOST_BEHIND_KUBELET)
                .filter(component -> target.minorsAheadOf(component.version()) > MOST_BEHIND_KUBELET)
                .map(component -> blocker(
                        component,
                        component + " would be more than " + MOST_BEHIND_KUBELET
                                + " minor releases older than the API servers at " + target,
                        "upgrade it first"))
                .forEach(blockers::add);
    }

    private static Blocker blocker(Component at, String why, String next) {
        return new Blocker("SkewPolicy", at.where(), why, next);
    }
}
