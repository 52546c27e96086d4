package dev.kubeone.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What was asked of a cluster's nodes so that they be empty.
 *
 * @param closed nodes that take no new pods
 * @param gone when each pod that was asked to leave is gone, by its uid
 */
record DrainRecord(Map<String, Boolean> closed, Map<String, Long> gone) {
    static final DrainRecord EMPTY = new DrainRecord(Map.of(), Map.of());

    DrainRecord {
        closed = closed == null ? Map.of() : Map.copyOf(closed);
        gone = gone == null ? Map.of() : Map.copyOf(gone);
    }

    static DrainRecord read(StateFolder folder, String cluster) {
        return StateFolder.read(folder.cluster(cluster).resolve("drains.json"), DrainRecord.class)
                .orElse(EMPTY);
    }

    static void change(StateFolder folder, String cluster, UnaryOperator<DrainRecord> change) {
        var home = folder.cluster(cluster);
        new FolderLock(home).locked(() -> {
            var after = change.apply(read(folder, cluster));
            StateFolder.write(home.resolve("drains.json"), after);
            return after;
        });
    }

    DrainRecord closing(String node) {
        var changed = new TreeMap<>(closed);
        changed.put(node, true);
        return new DrainRecord(changed, gone);
    }

    /** Its pods come back, or others like them. */
    DrainRecord opening(String node) {
        var open = new TreeMap<>(closed);
        open.remove(node);
        var left = new TreeMap<>(gone);
        left.keySet().removeIf(pod -> pod.startsWith(node + "/"));
        return new DrainRecord(open, left);
    }

    DrainRecord leaving(String pod, long goneMs) {
        var changed = new TreeMap<>(gone);
        changed.putIfAbsent(pod, goneMs);
        return new DrainRecord(closed, changed);
    }
}
