package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** What a host really runs decides; a manifest that says otherwise may mean another host. */
public final class NamedOperatingSystem implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return List.of();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        return wanted.hosts().stream()
                .filter(NamedOperatingSystem::another)
                .map(host ->
                        host.name() + ": the manifest says " + host.config().operatingSystem() + ", the host runs "
                                + host.facts().os().id() + ", which is what counts")
                .toList();
    }

    private static boolean another(HostView host) {
        var named = host.config().operatingSystem();
        var found = host.facts().os().id();
        // os-release calls it by the first half of its name.
        var id = named.equals("rockylinux") ? "rocky" : named;
        return !named.isEmpty() && !found.isEmpty() && !id.equals(found);
    }
}
