package dev.kubeone.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.Samples;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final long MINUTE = 60_000;

    @Test
    void theMedianOfEachStepAlongTheLongestWay() {
        var forecast = Forecast.by(List.of(run(2 * MINUTE, MINUTE), run(3 * MINUTE, MINUTE), run(90 * MINUTE, MINUTE)));

        // cp-1 prepares, then initialises; w-1 prepares beside it.
        assertThat(forecast.whole(Samples.plan())).contains("about 4 m, by this cluster's earlier runs");
    }

    @Test
    void whatIsOverTakesNoTimeAndWhatRunsTakesTheRest() {
        var forecast = Forecast.by(List.of(run(3 * MINUTE, 2 * MINUTE)));
        var now = Samples.ZERO + 10 * MINUTE;
        var running = Samples.status(
                RunState.RUNNING,
                List.of(
                        Samples.done(Samples.prepare("cp-1"), 0, MINUTE, MINUTE),
                        Samples.done(Samples.prepare("w-1"), 0, MINUTE, MINUTE)));

        assertThat(forecast.left(Samples.plan(), running, now)).hasValue(2 * MINUTE);
        assertThat(Forecast.leftText(2 * MINUTE)).isEqualTo("about 2 m left, by this cluster's earlier runs");
    }

    @Test
    void nothingIsSaidOfStepsThatNeverRan() {
        assertThat(Forecast.by(List.of()).whole(Samples.plan())).isEmpty();
        assertThat(Forecast.by(List.of(run(MINUTE, MINUTE))).whole(Samples.batches()))
                .as("the gate has never run")
                .isEmpty();
    }

    @Test
    void aRunThatIsOverHasNothingLeft() {
        assertThat(Forecast.by(List.of(run(MINUTE, MINUTE))).left(Samples.plan(), Samples.done(), Samples.ZERO))
                .isEmpty();
    }

    private static RunStatus run(long prepareMs, long initMs) {
        return Samples.status(
                RunState.DONE,
                List.of(
                        Samples.done(Samples.prepare("cp-1"), 1000, 1000 + prepareMs, prepareMs),
                        Samples.done(Samples.init(), 1000, 1000 + initMs, initMs)));
    }
}
