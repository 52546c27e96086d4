package dev.kubeone.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTest {
    @Test
    void theFirstBatchIsTheCanaryAloneAndTheOthersAreAsLargeAsTheLimit() {
        assertThat(batches(rollout("2", false, 6), 6, 0)).isEqualTo("1 | 2 3 | 4 5 | 6");
        assertThat(batches(rollout("1", false, 3), 3, 0)).isEqualTo("1 | 2 | 3");
    }

    @Test
    void aShareIsOfAllOfTheGroupRoundedDownAndNeverNone() {
        assertThat(batches(rollout("50%", false, 7), 7, 0)).isEqualTo("1 | 2 3 4 | 5 6 7");
        assertThat(batches(rollout("10%", false, 7), 3, 0)).isEqualTo("1 | 2 | 3");
    }

    @Test
    void growingBatchesDoubleUpToTheLimit() {
        assertThat(batches(rollout("5", true, 20), 17, 0))
                .isEqualTo("1 | 2 3 | 4 5 6 7 | 8 9 10 11 12 | 13 14 15 16 17");
    }

    @Test
    void inTheMiddleOfARunThereIsNoSecondCanary() {
        assertThat(batches(rollout("3", false, 6), 4, 2)).isEqualTo("1 2 3 | 4");
    }

    @Test
    void everyGroupHasALimitOfItsOwn() {
        var rollout = new Rollout(
                List.of(
                        new Rollout.Group("tier=db", "1", List.of("2", "4")),
                        new Rollout.Group("", "2", List.of("1", "3", "5", "6"))),
                false,
                0);
        assertThat(batches(rollout, 6, 0)).isEqualTo("1 | 2 3 5 | 4 6");
    }

    @Test
    void aWorkerOfNoGroupIsMovedAlone() {
        assertThat(batches(Rollout.NONE, 2, 0)).isEqualTo("1 | 2");
    }

    @Test
    void everyBatchKeepsAllItsGatesWhenBatchesAreCutAnew() {
        var gates = List.of(step("cluster", "cluster/Check/batch"), step("cluster", "cluster/Http/batch"));
        var lanes = names(5).stream()
                .map(host -> new Lane(host, List.of(step(host, host + "/Move"))))
                .toList();

        var cut = new BatchStages(rollout("1", false, 5)).of("Move", lanes, gates);
        var anew = new BatchStages(rollout("2", false, 5)).recut(cut.subList(2, cut.size()));

        assertThat(ids(cut.get(1))).containsExactly("cluster/Check/batch-1", "cluster/Http/batch-1");
        assertThat(anew).hasSize(4);
        assertThat(ids(anew.get(0))).containsExactly("2/Move", "3/Move");
        assertThat(ids(anew.get(1))).containsExactly("cluster/Check/batch-2", "cluster/Http/batch-2");
        assertThat(ids(anew.get(3))).containsExactly("cluster/Check/batch-3", "cluster/Http/batch-3");
    }

    private static PlannedStep step(String host, String id) {
        return new PlannedStep(id, "Step", host, "", "", Map.of(), StepPolicy.DEFAULT, false, List.of());
    }

    private static List<String> ids(Stage stage) {
        return stage.lanes().stream()
                .flatMap(lane -> lane.steps().stream())
                .map(PlannedStep::id)
                .toList();
    }

    @Test
    void aLimitIsANumberOrAPercentage() {
        assertThat(List.of("0", "3", "25%", "100%")).allMatch(Limit::wellFormed);
        assertThat(List.of("", "-1", "101%", "2.5", "many", "123456", "% ")).noneMatch(Limit::wellFormed);
        assertThat(Limit.parse("25%").of(7)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse("all"));
    }

    private static Rollout rollout(String limit, boolean growing, int hosts) {
        return new Rollout(List.of(new Rollout.Group("", limit, names(hosts))), growing, 0);
    }

    private static List<String> names(int hosts) {
        return IntStream.rangeClosed(1, hosts).mapToObj(String::valueOf).toList();
    }

    private static String batches(Rollout rollout, int hosts, int begun) {
        return String.join(
                " | ",
                rollout.batches(names(hosts), begun).stream()
                        .map(batch -> String.join(" ", batch))
                        .toList());
    }
}
