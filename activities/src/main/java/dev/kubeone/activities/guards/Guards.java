package dev.kubeone.activities.guards;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.model.plan.RunKind;
import java.util.List;

/** Which guards stand before which run. */
public final class Guards {
    private Guards() {}

    public static List<Guard> of(RunKind kind, OsCatalog catalog) {
        return kind == RunKind.UPGRADE ? upgrade(catalog) : install(catalog);
    }

    /** What concerns hosts that are still bare does not concern an upgrade. */
    public static List<Guard> upgrade(OsCatalog catalog) {
        return List.of(
                new HostReachable(),
                new RootAccess(),
                new SupportedOs(catalog),
                new UniqueIdentities(),
                new NotInAnotherCluster(),
                new ClusterExists(),
                new HostsAreNodes(),
                new NodesReady(),
                new NoForeignLock(),
                new NoDowngrade(),
                new SkewPolicy(),
                new UpgradeDisk(),
                new CertificatesHold(),
                new EtcdHealthy(),
                new BudgetsCanBeMet(),
                new RemovedApisInUse(),
                new WorkloadsWatched(),
                new ClockInStep(),
                new SourcesReachable(),
                new OddControlPlanes(),
                new CgroupVersion());
    }

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
                new NamedOperatingSystem(),
                new NotCarriedOut());
    }
}
