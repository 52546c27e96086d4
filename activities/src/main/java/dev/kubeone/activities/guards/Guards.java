package dev.kubeone.activities.guards;

import dev.kubeone.activities.catalog.OsCatalog;
import java.util.List;

/** Which guards stand before which run. */
public final class Guards {
    private Guards() {}

    public static List<Guard> install(OsCatalog catalog) {
        return List.of(
                new HostReachable(),
                new RootAccess(),
                new SupportedOs(catalog),
                new UniqueIdentities(),
                new NotInAnotherCluster(),
                new SameVersion(),
                new EnoughResources(),
                new FreeDisk(),
                new FreePorts(),
                new ClockInStep(),
                new SourcesReachable(),
                new OddControlPlanes(),
                new CgroupVersion(),
                new NotCarriedOut());
    }
}
