package dev.kubeone.client.console;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The only place that lets time pass between two looks at something that cannot call back. */
public final class Pause {
    private static final Semaphore NEVER_GIVEN = new Semaphore(0);

    private Pause() {}

    /** Lets the time pass; an interrupt ends it early and stays set for the caller to see. */
    public static void of(Duration time) {
        try {
            if (NEVER_GIVEN.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody gives this permit");
            }
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        }
    }
}
