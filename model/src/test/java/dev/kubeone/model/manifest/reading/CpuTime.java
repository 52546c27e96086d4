package dev.kubeone.model.manifest.reading;

import java.lang.management.ManagementFactory;

/** Time that says the same on an idle machine and on a busy one. */
final class CpuTime {
    private CpuTime() {}

    /** Milliseconds. */
    static long ofThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
