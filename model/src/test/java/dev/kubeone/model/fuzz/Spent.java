package dev.kubeone.model.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Work and memory that a thread has used, which say the same on an idle machine and on a busy one.
 *
 * @param nanos time on a processor
 * @param bytes memory asked for, whether it was given back or not
 */
record Spent(long nanos, long bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_BYTES_PER_BYTE = 4096;

    static Spent byThisThread() {
        return new Spent(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    Spent since(Spent before) {
        return new Spent(nanos - before.nanos, bytes - before.bytes);
    }

    /** Two seconds for any input; 64 MB, and 4 KB for each byte of it, over the whole reading. */
    void mustBeWithin(int length) {
        if (nanos > MOST_NANOS) {
            throw new AssertionError(length + " bytes took " + nanos / 1_000_000 + " ms of work");
        }
        if (bytes > MOST_BYTES + MOST_BYTES_PER_BYTE * length) {
            throw new AssertionError(length + " bytes took " + (bytes >> 20) + " MB of memory");
        }
    }
}
