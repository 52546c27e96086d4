package dev.kubeone.simulation;

import java.nio.charset.StandardCharsets;

/** The snapshot of an etcd that is none: of the real one's form where anybody looks, and without content. */
final class SimulatedSnapshot {
    private SimulatedSnapshot() {}

    /** What the snapshot's script prints. */
    static String taken(long revision) {
        var content = content(revision).getBytes(StandardCharsets.UTF_8);
        return "bytes=" + content.length + "\nsha256=" + SimulatedCa.sha256(content) + "\nstatus={\"hash\":"
                + revision * 31 + ",\"revision\":" + revision + ",\"totalKey\":" + revision / 2 + "}\n";
    }

    static String content(long revision) {
        return "a simulated snapshot of etcd at revision " + revision + "\n";
    }
}
