package dev.kubeone.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.step.StepTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InARowTest {
    private final Hand time = new Hand();
    private final InARow row = new InARow(2, Duration.ofSeconds(5), time);

    @Test
    void itWantsPassesInARowAndNotInAll() {
        assertThat(row.look(Optional::empty)).contains("well 1 of 2 times");
        assertThat(after(5, InARowTest::bad)).contains("it answers 503, since 2027-01-01T00:00:05Z");
        assertThat(after(5, Optional::empty)).contains("well 1 of 2 times");
        assertThat(after(5, Optional::empty)).isEmpty();
    }

    @Test
    void itLooksAgainOnlyAfterItsRest() {
        assertThat(row.look(Optional::empty)).isPresent();
        assertThat(after(4, () -> {
                    throw new AssertionError("it rests");
                }))
                .contains("well 1 of 2 times");
        assertThat(after(1, Optional::empty)).isEmpty();
    }

    @Test
    void itTellsSinceWhenItFailsAtAStretch() {
        assertThat(row.look(InARowTest::bad)).contains("it answers 503, since 2027-01-01T00:00:00Z");
        assertThat(after(60, InARowTest::bad)).contains("it answers 503, since 2027-01-01T00:00:00Z");
    }

    private static Optional<String> bad() {
        return Optional.of("it answers 503");
    }

    private Optional<String> after(int seconds, Supplier<Optional<String>> obstacle) {
        time.pause(Duration.ofSeconds(seconds));
        return row.look(obstacle);
    }

    private static final class Hand implements StepTime {
        private Instant now = Instant.parse("2027-01-01T00:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public void pause(Duration length) {
            now = now.plus(length);
        }
    }
}
