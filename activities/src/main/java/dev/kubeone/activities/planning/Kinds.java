package dev.kubeone.activities.planning;

import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.plan.RunKind;

/** What a cluster needs to be as its manifest says. */
public final class Kinds {
    private Kinds() {}

    /** The kind itself, or what {@code apply} comes down to. */
    public static RunKind needed(RunKind kind, Wanted wanted) {
        if (kind != RunKind.APPLY) {
            return kind;
        }
        var begun = wanted.controlPlanes().stream().anyMatch(Kinds::whole);
        if (!begun) {
            return RunKind.INSTALL;
        }
        if (wanted.controlPlanes().stream().anyMatch(host -> whole(host) && moves(host.facts(), wanted.version()))) {
            return RunKind.UPGRADE;
        }
        var missing = wanted.hosts().stream().anyMatch(host -> host.facts().reachable() && !host.member());
        return missing ? RunKind.INSTALL : RunKind.RECONCILE;
    }

    private static boolean whole(HostView host) {
        return host.facts().reachable() && host.member();
    }

    /** A manifest on a host that somebody edited is drift, not another version. */
    private static boolean moves(HostFacts facts, String version) {
        return !facts.components().unfinished().isEmpty()
                || (!facts.components().allAt(version)
                        && !facts.record().version().equals(version));
    }
}
