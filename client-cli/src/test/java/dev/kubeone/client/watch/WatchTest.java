package dev.kubeone.client.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.Samples;
import dev.kubeone.client.run.RunDescription;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.RunSource;
import dev.kubeone.client.run.ServerState;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private final Deque<RunLook> looks = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private long nowMs = Samples.ZERO;

    @Test
    void endsWhenTheRunIsOver() {
        looks(answered(Samples.running()), answered(Samples.done()));

        assertThat(watch().until(status -> false).answer().state()).isEqualTo(RunState.DONE);
        assertThat(shown).containsExactly("RUNNING", "DONE");
    }

    @Test
    void staysWhileNobodyAnswersAndTellsSinceWhen() {
        looks(answered(Samples.running()), silent(), silent(), answered(Samples.done()));

        watch().until(status -> false);

        assertThat(shown).containsExactly("RUNNING", "silent 0", "silent 375", "DONE");
    }

    @Test
    void restsLongerWhileNothingMovesAndLooksQuicklyWhenItDoes() {
        var running = answered(Samples.running());
        looks(
                running,
                running,
                running,
                running,
                running,
                running,
                answered(Samples.parked()),
                answered(Samples.done()));

        watch().until(status -> false);

        assertThat(rests.get(0)).isEqualTo(Duration.ofMillis(250));
        assertThat(rests.get(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rests.get(6)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void endsWhenTheServerSaysThatTheRunWasTerminated() {
        var server = new RunDescription("prod", "cluster/prod", "r", ServerState.TERMINATED, "", "", 1, 2, "");
        looks(new RunLook(null, "the run was terminated from outside", server));

        assertThat(watch().until(status -> false).endedWithoutStatus()).isTrue();
    }

    private void looks(RunLook... all) {
        looks.addAll(List.of(all));
    }

    private static RunLook answered(RunStatus status) {
        return new RunLook(status, "", null);
    }

    private static RunLook silent() {
        return new RunLook(null, "no worker answers", null);
    }

    private Watch watch() {
        var source = new RunSource() {
            @Override
            public RunLook look() {
                return looks.remove();
            }

            @Override
            public Optional<Plan> plan() {
                return Optional.empty();
            }
        };
        var view = new WatchView() {
            @Override
            public void show(RunStatus status, long now) {
                shown.add(status.state().name());
            }

            @Override
            public void silent(String why, long sinceMs, long now) {
                shown.add("silent " + (now - sinceMs));
            }

            @Override
            public void end() {}
        };
        return new Watch(source, view, new TestClock(), rest -> {
            rests.add(rest);
            nowMs += rest.toMillis();
        });
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(nowMs);
        }
    }
}
