package dev.kubeone.activities.guards;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import java.util.Optional;

/** The operating system is in the catalog. */
public final class SupportedOs extends HostGuard {
    private final OsCatalog catalog;

    public SupportedOs(OsCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    Optional<Finding> look(Wanted wanted, HostView host) {
        return host.family() != null
                ? Optional.empty()
                : Finding.of(
                        "operating system " + host.facts().os().name() + " is not supported",
                        "use one of: " + catalog.supported());
    }
}
