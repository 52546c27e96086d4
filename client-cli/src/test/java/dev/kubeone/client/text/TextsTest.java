package dev.kubeone.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.Golden;
import dev.kubeone.client.Samples;
import dev.kubeone.client.console.Ink;
import dev.kubeone.client.run.LaterTry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextsTest {
    private static final long NOW = Samples.ZERO + 30_000;

    @Test
    void aPlanTellsPerHostWhatAndWhyAndWhatIsRight() {
        Golden.check("plan.txt", PlanText.lines(Samples.plan(), Ink.PLAIN));
    }

    @Test
    void aBlockedPlanTellsWhatStandsInTheWayAndWhatToDo() {
        Golden.check("plan-blocked.txt", PlanText.lines(Samples.blocked(), Ink.PLAIN));
    }

    @Test
    void aPlanTellsWhichWorkersAreAwayAtTheSameTime() {
        Golden.check("plan-batches.txt", PlanText.lines(Samples.batches(), Ink.PLAIN));
    }

    @Test
    void aLongWaitIsToldWithTheMomentOfItsEnd() {
        var waiting = Samples.waiting(Samples.running(), "the maintenance window", NOW - 60_000, NOW + 7_200_000);
        assertThat(StatusText.waiting(waiting, NOW))
                .contains("the maintenance window for 1 m 00 s, at most 2 h 00 m more, until "
                        + Moments.text(NOW + 7_200_000));
    }

    @Test
    void anEmptyPlanSaysThatNothingIsToDo() {
        Golden.check("plan-empty.txt", PlanText.lines(Samples.nothingToDo(), Ink.PLAIN));
    }

    @Test
    void aRunningRunTellsProgressAndWhatItWaitsFor() {
        Golden.check("status-running.txt", StatusText.lines(Samples.running(), NOW, Ink.PLAIN));
    }

    @Test
    void aParkedRunTellsTheCommandsThatAnswerIt() {
        Golden.check("status-parked.txt", StatusText.lines(Samples.parked(), NOW, Ink.PLAIN));
    }

    @Test
    void theEndTellsWhereTheTimeWentAndWhatIsNext() {
        var lines = EndText.lines(Samples.done(), Samples.plan().stages(), "http://ui/run", Ink.PLAIN);

        Golden.check("end-done.txt", lines);
    }

    @Test
    void aStoryTellsStepsAndDecisionsInTheirOrder() {
        var again = new LaterTry(
                Samples.done().startedAtMs() + 40_000,
                "cp-1: kubeadm init",
                2,
                "its worker gave no sign of life any more");

        Golden.check("story.txt", StoryText.lines(Samples.done(), List.of(again)));
    }

    @Test
    void overheadIsWallTimeMinusTheLongestLaneOfEachStage() {
        // 69 s from the first start to the last end; 19.5 s on the slower host, then 47 s on the control plane.
        assertThat(TimeReport.overheadMs(Samples.done(), Samples.plan().stages()))
                .isEqualTo(2_500);
    }

    @Test
    void withoutAPlanTheTimesOfStepsAreStillTold() {
        assertThat(TimeReport.lines(Samples.done(), List.of()))
                .anyMatch(line -> line.startsWith("all steps"))
                .anyMatch(line -> line.contains("kubeadm init") && line.contains("48.5 s"));
    }

    @Test
    void durationsReadAsPeopleSayThem() {
        assertThat(Durations.text(440)).isEqualTo("0.4 s");
        assertThat(Durations.text(59_990)).isEqualTo("1 m 00 s");
        assertThat(Durations.text(65_000)).isEqualTo("1 m 05 s");
        assertThat(Durations.text(7_380_000)).isEqualTo("2 h 03 m");
        assertThat(Durations.text(-5)).isEqualTo("0.0 s");
        assertThat(Durations.rough(3_000)).isEqualTo("10 s");
        assertThat(Durations.rough(50_600)).isEqualTo("50 s");
        assertThat(Durations.rough(355_000)).isEqualTo("6 m");
        assertThat(Durations.rough(115 * 60_000)).isEqualTo("2 h 00 m");
        assertThat(Durations.clock(3_723_000)).isEqualTo("1:02:03");
    }
}
