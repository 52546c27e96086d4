package dev.kubeone.activities.steps;

import dev.kubeone.activities.step.StepTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts looks in a row that found nothing in the way, with a rest between two. */
final class InARow {
    private final int wanted;
    private final Duration rest;
    private final StepTime time;
    private boolean looked;
    private long lookedAt;
    private int passed;
    private Instant failingSince;
    private String last = "";

    InARow(int wanted, Duration rest, StepTime time) {
        this.wanted = wanted;
        this.rest = rest;
        this.time = time;
    }

    /** Looks unless it rests. What is in the way, and since when; empty once enough looks in a row found nothing. */
    Optional<String> look(Supplier<Optional<String>> obstacle) {
        if (looked && time.nanos() - lookedAt < rest.toNanos()) {
            return Optional.of(last);
        }
        looked = true;
        lookedAt = time.nanos();
        obstacle.get().ifPresentOrElse(this::failed, this::passed);
        return passed >= wanted ? Optional.empty() : Optional.of(last);
    }

    private void failed(String why) {
        passed = 0;
        if (failingSince == null) {
            failingSince = time.now().truncatedTo(ChronoUnit.SECONDS);
        }
        last = why + ", since " + failingSince;
    }

    private void passed() {
        passed++;
        failingSince = null;
        last = "well " + passed + " of " + wanted + " times";
    }
}
