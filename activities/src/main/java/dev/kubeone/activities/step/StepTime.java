package dev.kubeone.activities.step;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time that steps wait by: the machine's, or in a rehearsal one that is skipped. */
public interface StepTime {
    /** The machine's own. */
    StepTime REAL = new StepTime() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) {
            LockSupport.parkNanos(length.toNanos());
        }
    };

    Instant now();

    /** For lengths of time only; never goes back. */
    long nanos();

    /** Lets so much time pass; returns early when the thread is interrupted, whose flag stays set. */
    void pause(Duration length);

    /** The interval between two looks: short enough to cost a run nothing, long enough to cost a cluster nothing. */
    default Duration betweenLooks() {
        return Duration.ofMillis(250);
    }
}
