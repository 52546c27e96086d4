package dev.kubeone.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One host's files: who it is, its ledger, its journal, its faults. */
final class SimulatedHost {
    private static final Duration BOOT = Duration.ofSeconds(20);

    /** Its display name and the address that was dialled. */
    record Identity(String name, String address) {}

    private final StateFolder root;
    private final Path folder;
    private final String key;
    private final SimulatedClock clock;

    SimulatedHost(StateFolder root, String key, SimulatedClock clock) {
        this.root = root;
        this.folder = root.host(key);
        this.key = key;
        this.clock = clock;
    }

    static String key(String name, String address) {
        return StateFolder.safe(name) + "_" + StateFolder.safe(address);
    }

    String key() {
        return key;
    }

    /** Writes down who the host is when somebody first talks to it. */
    void meet(String name, String address) {
        if (StateFolder.read(identityFile(), Identity.class).isEmpty()) {
            locked(() -> {
                StateFolder.write(identityFile(), new Identity(name, address));
                return key;
            });
        }
    }

    Identity identity() {
        return StateFolder.read(identityFile(), Identity.class)
                .orElseThrow(() -> new IllegalStateException("nobody has met the host " + key));
    }

    Faults faults() {
        return Faults.read(root.faults(identity().name()));
    }

    /** Until when nobody reaches the host, in epoch milliseconds; past if it can be reached. */
    long awayUntilMs() {
        var faults = faults();
        var now = clock.nowMs();
        return faults.reboots().stream()
                .filter(reboot -> reboot <= now)
                .map(reboot -> reboot + clock.scaledMs(BOOT))
                .reduce(faults.unreachableUntil(), Math::max);
    }

    boolean reachable() {
        return awayUntilMs() <= clock.nowMs();
    }

    <T> T locked(Supplier<T> work) {
        return new FolderLock(folder).locked(work);
    }

    Optional<LedgerEntry> job(String id) {
        return StateFolder.read(jobFile(id), LedgerEntry.class).map(entry -> asCut(entry, faults()));
    }

    /** The last attempt of every job, in the order in which they end. */
    List<LedgerEntry> jobs() {
        var faults = faults();
        return StateFolder.names(folder.resolve("jobs")).stream()
                .map(name -> StateFolder.read(folder.resolve("jobs").resolve(name), LedgerEntry.class))
                .flatMap(Optional::stream)
                .map(entry -> asCut(entry, faults))
                .sorted(Comparator.comparingLong(LedgerEntry::endsAtMs).thenComparing(LedgerEntry::id))
                .toList();
    }

    /** Writes down a new attempt. Only under the lock. */
    void write(LedgerEntry entry) {
        StateFolder.write(jobFile(entry.id()), entry);
        new Journal(folder).catchUp(entry, clock.nowMs());
    }

    /** Brings ledger and journal up to what has happened by now. Only under the lock. */
    void settle() {
        for (var entry : jobs()) {
            if (entry.isCut()) {
                StateFolder.write(jobFile(entry.id()), entry);
            }
            new Journal(folder).catchUp(entry, clock.nowMs());
        }
    }

    /** The greatest fence seen in a scope. */
    long fence(String scope) {
        return StateFolder.read(fenceFile(scope), Long.class).orElse(0L);
    }

    /** Only under the lock. */
    void raiseFence(String scope, long fence) {
        StateFolder.write(fenceFile(scope), fence);
    }

    /** As after the removal of a real ledger: no job and no fence is known. The journal stays, for tests to read. */
    void forgetJobs() {
        locked(() -> {
            StateFolder.empty(folder.resolve("jobs"));
            StateFolder.empty(folder.resolve("fences"));
            return key;
        });
    }

    HostModel model() {
        return HostModel.of(identity(), jobs(), clock.nowMs());
    }

    long reboots() {
        return faults().reboots().stream()
                .filter(reboot -> reboot <= clock.nowMs())
                .count();
    }

    /** A job that a reboot has cut off, as such. */
    private LedgerEntry asCut(LedgerEntry entry, Faults faults) {
        return faults.reboots().stream()
                .filter(reboot -> reboot >= entry.startedAtMs() && reboot < entry.endsAtMs() && reboot <= clock.nowMs())
                .min(Comparator.naturalOrder())
                .map(entry::cutAt)
                .orElse(entry);
    }

    private Path identityFile() {
        return folder.resolve("host.json");
    }

    private Path jobFile(String id) {
        return folder.resolve("jobs").resolve(StateFolder.safe(id) + ".json");
    }

    private Path fenceFile(String scope) {
        return folder.resolve("fences").resolve(StateFolder.safe(scope) + ".json");
    }
}
