package dev.kubeone.simulation;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** The time of simulated hosts, and the only place that waits for it. */
final class SimulatedClock {
    /** How soon a change that came from elsewhere, such as an injected fault, is noticed. */
    private static final long LOOK_MS = 200;

    private final Clock clock;
    private final double speed;
    private final long lookMs;
    private final LongConsumer pause;

    SimulatedClock(Clock clock, double speed) {
        this(clock, speed, left -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left)));
    }

    /** @param pause lets so many milliseconds pass */
    SimulatedClock(Clock clock, double speed, LongConsumer pause) {
        this(clock, speed, LOOK_MS, pause);
    }

    /** @param lookMs how soon a change that came from elsewhere is noticed */
    SimulatedClock(Clock clock, double speed, long lookMs, LongConsumer pause) {
        this.lookMs = lookMs;
        if (!(speed > 0)) {
            throw new IllegalArgumentException("the speed must be above 0, not " + speed);
        }
        this.clock = clock;
        this.speed = speed;
        this.pause = pause;
    }

    long nowMs() {
        return clock.millis();
    }

    /** How long something takes here that takes this long on a real host; at least a millisecond. */
    long scaledMs(Duration real) {
        return scaledMs((double) real.toMillis());
    }

    long scaledMs(double realMs) {
        return Math.max(1, Math.round(realMs / speed));
    }

    /**
     * Pauses until a moment, or for a short while if it is further away.
     *
     * @return false if the thread was interrupted; its flag stays set
     */
    boolean pauseTowards(long momentMs) {
        var left = Math.min(lookMs, momentMs - nowMs());
        if (left > 0) {
            pause.accept(left);
        }
        return !Thread.currentThread().isInterrupted();
    }

    /**
     * Pauses for so long by everybody's time, not by that of the models.
     *
     * @return false if the thread was interrupted; its flag stays set
     */
    boolean pauseFor(long ms) {
        var until = nowMs() + ms;
        while (nowMs() < until) {
            if (!pauseTowards(until)) {
                return false;
            }
        }
        return true;
    }
}
