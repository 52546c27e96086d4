package dev.kubeone.activities.guards;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.model.plan.RunKind;
import java.util.List;
import java.util.stream.Stream;

/** Which guards stand before which run. */
public final class Guards {
    private Guards() {}

    public static List<Guard> of(RunKind kind, OsCatalog catalog) {
        return switch (kind) {
            case UPGRADE -> upgrade(catalog);
            case RESET -> reset();
            case RECONCILE -> reconcile(catalog);
            default -> install(catalog);
        };
    }

    /** Hosts that are dead, half made or without an API are what a reset is for: they stop nothing. */
    public static List<Guard> reset() {
        return List.of(new RootAccess(), new NotInAnotherCluster());
    }

    /** Hosts that do not answer are findings: they stop nobody from looking after the others. */
    public static List<Guard> reconcile(OsCatalog catalog) {
        return List.of(
                new ClusterExists(),
                new RootAccess(),
                new SupportedOs(catalog),
                new UniqueIdentities(),
                new NotInAnotherCluster(),
                new ControlPlaneAtVersion(),
                new FilesCame(),
                new EncryptionSwitch(false));
    }

    public static List<Guard> install(OsCatalog catalog) {
        return around(
                catalog,
                Stream.of(
                        new SameVersion(),
                        new EnoughResources(),
                        new FreeDisk(),
                        new FreePorts(),
                        new EncryptionSwitch(false)));
    }

    /** What concerns hosts that are still bare does not concern an upgrade. */
    public static List<Guard> upgrade(OsCatalog catalog) {
        return around(
                catalog,
                Stream.of(
                        new ClusterExists(),
                        new HostsAreNodes(),
                        new NodesReady(),
                        new NodesLeftAlone(),
                        new NoForeignLock(),
                        new NoDowngrade(),
                        new SkewPolicy(),
                        new UpgradeDisk(),
                        new CertificatesHold(),
                        new EtcdHealthy(),
                        new BudgetsCanBeMet(),
                        new RemovedApisInUse(),
                        new EncryptionSwitch(true),
                        new WorkloadsWatched()));
    }

    /** The guards of one kind of run, between those of the hosts and those of the manifest that every run has. */
    private static List<Guard> around(OsCatalog catalog, Stream<Guard> own) {
        var hosts = Stream.<Guard>of(
                new HostReachable(),
                new RootAccess(),
                new SupportedOs(catalog),
                new UniqueIdentities(),
                new NotInAnotherCluster());
        var manifest = Stream.<Guard>of(
                new ClockInStep(),
                new SourcesReachable(),
                new OddControlPlanes(),
                new CgroupVersion(),
                new NamedOperatingSystem(),
                new NotCarriedOut(),
                new FilesCame());
        return Stream.of(hosts, own, manifest).flatMap(guards -> guards).toList();
    }
}
