package dev.kubeone.activities.snapshots;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Where snapshots are kept: outside the cluster's hosts, readable for the worker alone. Every method throws {@code
 * OperatorException} when the store cannot be used. Contents may be large: nobody may hold one in memory.
 */
public interface SnapshotStore {

    /** Where a snapshot is or would be, as an operator finds it. */
    String place(String cluster, String name);

    /**
     * Writes a content, reads it back and compares. Only when it returns is the snapshot in the list; what it wrote
     * before it failed is gone or will be overwritten.
     */
    void keep(Snapshot snapshot, Content content);

    /** The verified snapshots of a cluster, newest first. */
    List<Snapshot> list(String cluster);

    /** Hands the content on. */
    void read(Snapshot snapshot, OutputStream sink);

    void delete(Snapshot snapshot);

    /** Where a content comes from. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it. */
        void writeTo(OutputStream sink) throws IOException;
    }
}
