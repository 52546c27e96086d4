package dev.kubeone.activities.run;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Signs of life of an activity that itself has nothing to say while it works, so that a dead worker is noticed within
 * seconds. An attempt that is no longer wanted is interrupted.
 */
public final class Heartbeats implements AutoCloseable {
    private static final ScheduledExecutorService PULSE = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> pulse;

    private Heartbeats(ActivityExecutionContext execution, Supplier<?> last, Thread worker) {
        pulse = PULSE.scheduleAtFixedRate(() -> beat(execution, last, worker), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Starts them for the activity that runs on this thread; close it when the work is done.
     *
     * @param last what the activity said last, for whoever asks the server
     */
    public static Heartbeats of(ActivityExecutionContext execution, Supplier<?> last) {
        return new Heartbeats(execution, last, Thread.currentThread());
    }

    private static void beat(ActivityExecutionContext execution, Supplier<?> last, Thread worker) {
        try {
            execution.heartbeat(last.get());
        } catch (ActivityCompletionException unwanted) {
            worker.interrupt();
            throw unwanted;
        }
    }

    @Override
    public void close() {
        pulse.cancel(false);
    }
}
