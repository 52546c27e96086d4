package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds a call of the Kubernetes client. Its own timeout ends with the headers of the answer: for the body it waits
 * for ever, also on a connection that has gone silent.
 */
final class TimeLimit {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "api-limits");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration longest;
    private final Thread caller = Thread.currentThread();
    private boolean over;
    private boolean late;

    private TimeLimit(Duration longest) {
        this.longest = longest;
    }

    /**
     * The call's result.
     *
     * @throws KubernetesClientException without a status if it did not end in time
     */
    static <T> T within(Duration longest, Supplier<T> call) {
        return new TimeLimit(longest).run(call);
    }

    private <T> T run(Supplier<T> call) {
        var alarm = CLOCK.schedule(this::ring, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.get();
        } catch (RuntimeException e) {
            if (wasLate()) {
                var failure = new KubernetesClientException(
                        "the API server did not answer within " + longest.toSeconds() + " s");
                failure.addSuppressed(e);
                throw failure;
            }
            throw e;
        } finally {
            alarm.cancel(false);
            end();
        }
    }

    private synchronized void ring() {
        if (!over) {
            late = true;
            caller.interrupt();
        }
    }

    private synchronized boolean wasLate() {
        return late;
    }

    /** The interrupt was ours. Whoever else wants the caller to stop repeats it every second. */
    private synchronized void end() {
        over = true;
        if (late) {
            var unused = Thread.interrupted();
        }
    }
}
