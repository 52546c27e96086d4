package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.step.StepTime;
import java.time.Duration;
import java.time.Instant;

/** A time that passes only where somebody pauses, and then at once. For one thread. */
final class QuickTime implements StepTime {
    private Instant now;

    QuickTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return Duration.ofMillis(now.toEpochMilli()).toNanos();
    }

    @Override
    public void pause(Duration length) {
        now = now.plus(length);
    }
}
