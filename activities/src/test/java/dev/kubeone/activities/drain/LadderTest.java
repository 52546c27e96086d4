package dev.kubeone.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Pods;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void everyRungHasItsOwnClock() {
        var ladder = new Ladder(new DrainPolicy(10, 20, 30, Then.park, "", Pods.evict, Pods.refuse), BEGAN);

        assertThat(List.of(0, 9, 10, 29, 30, 59, 60, 1000))
                .extracting(seconds -> ladder.at(BEGAN.plusSeconds(seconds)))
                .containsExactly(
                        Rung.WAIT, Rung.WAIT, Rung.NOTIFY, Rung.NOTIFY, Rung.RETRY, Rung.RETRY, Rung.LAST, Rung.LAST);
        assertThat(ladder.endOf(Rung.RETRY)).isEqualTo(BEGAN.plusSeconds(60));
    }

    @Test
    void aRungWithoutTimeIsLeftOut() {
        var ladder = new Ladder(new DrainPolicy(0, 0, 5, Then.park, "", Pods.evict, Pods.refuse), BEGAN);

        assertThat(ladder.at(BEGAN)).isEqualTo(Rung.RETRY);
    }

    @Test
    void whatComesNextIsSaidWithTheNameOfWhoAnswersForIt() {
        var ladder = new Ladder(new DrainPolicy(1, 1, 1, Then.force, "alice", Pods.evict, Pods.refuse), BEGAN);

        assertThat(ladder.after(Rung.RETRY)).isEqualTo("delete the pods, as alice decided");
    }
}
