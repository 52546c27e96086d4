package dev.kubeone.activities.step;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time that steps wait by, as a clock. */
public final class StepClock extends Clock {
    private final StepTime time;

    public StepClock(StepTime time) {
        this.time = time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("moments only");
    }

    @Override
    public Instant instant() {
        return time.now();
    }
}
