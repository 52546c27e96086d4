package dev.kubeone.activities.snapshots;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the snapshots of a cluster one after another. On a machine that is out of breath a worker may be taken for dead
 * while it lives, and then has two attempts of the same step: each would take what the other has written so far for
 * something that a dead one has left.
 */
public final class SnapshotsInTurn implements SnapshotStore {
    private final SnapshotStore store;
    private final ConcurrentMap<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    public SnapshotsInTurn(SnapshotStore store) {
        this.store = store;
    }

    @Override
    public String place(String cluster, String name) {
        return store.place(cluster, name);
    }

    @Override
    public void keep(Snapshot snapshot, Content content) {
        var turn = turns.computeIfAbsent(snapshot.cluster(), cluster -> new ReentrantLock(true));
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException(
                    FailureKind.RUNTIME,
                    "keep the snapshot " + place(snapshot.cluster(), snapshot.name()),
                    "the worker",
                    "it was interrupted while another attempt kept one",
                    "retry");
        }
        try {
            store.keep(snapshot, content);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<Snapshot> list(String cluster) {
        return store.list(cluster);
    }

    @Override
    public void read(Snapshot snapshot, OutputStream sink) {
        store.read(snapshot, sink);
    }

    @Override
    public void delete(Snapshot snapshot) {
        store.delete(snapshot);
    }
}
