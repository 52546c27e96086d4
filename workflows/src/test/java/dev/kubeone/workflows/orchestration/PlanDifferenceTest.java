package dev.kubeone.workflows.orchestration;

import static dev.kubeone.workflows.Example.lane;
import static dev.kubeone.workflows.Example.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.plan.StepPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
    @Test
    void namesWhatCameWentAndChangedButNoValues() {
        var shown = plan(List.of(), step("cp-1", "A"), step("cp-1", "B"));
        var now = plan(
                List.of(new Blocker("FreePorts", "cp-2", "port 6443 is taken", "free it")),
                new PlannedStep(
                        "cp-1/B",
                        "B",
                        "cp-1",
                        "do B",
                        "it is missing",
                        Map.of("a", "whole file"),
                        StepPolicy.DEFAULT,
                        false,
                        List.of()),
                step("cp-2", "C"));
        assertThat(PlanDifference.of(shown, now))
                .containsExactly(
                        "changed: cp-1: do B (other a)",
                        "needed now: cp-2: do C (it is missing)",
                        "no longer needed: cp-1: do A",
                        "a guard fails now: cp-2: port 6443 is taken → free it");
    }

    @Test
    void saysSoWhenOnlyTheOrderDiffers() {
        var lines = PlanDifference.of(
                plan(List.of(), step("cp-1", "A"), step("cp-1", "B")),
                plan(List.of(), step("cp-1", "B"), step("cp-1", "A")));
        assertThat(lines).containsExactly("the same steps are needed, in another order or with other bounds");
    }

    @Test
    void staysShort() {
        var many = IntStream.range(0, 200).mapToObj(i -> step("w-" + i, "A")).toArray(PlannedStep[]::new);
        assertThat(PlanDifference.of(plan(List.of(), step("cp-1", "A")), plan(List.of(), many)))
                .hasSize(51)
                .last()
                .isEqualTo("… and 151 more");
    }

    private static Plan plan(List<Blocker> blockers, PlannedStep... steps) {
        return new Plan(
                RunKind.INSTALL,
                "demo",
                "1.34.4",
                List.of("cp-1"),
                List.of(new Stage("All", List.of(lane(steps)))),
                List.of(),
                blockers,
                List.of(),
                "hash");
    }
}
