package dev.kubeone.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.plan.Rollout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerGroupsTest {
    private static final String LABEL = "tier";

    @Test
    void aWorkerBelongsToTheFirstGroupItsLabelsMatchElseToTheRest() {
        var labels = Example.manifest().staticWorkers().hosts().get(0).labels();
        var own = labels.isEmpty() ? Map.<String, String>of() : labels;

        assertThat(WorkerGroups.rollout(with(new UpgradePolicy.Group(own, "2"))).groups())
                .extracting(Rollout.Group::maxUnavailable)
                .containsExactly("2");
        assertThat(WorkerGroups.rollout(with(new UpgradePolicy.Group(Map.of(LABEL, "no-such"), "2")))
                        .groups())
                .extracting(Rollout.Group::maxUnavailable)
                .containsExactly("25%");
    }

    @Test
    void theFailureBudgetIsAShareOfAllWorkers() {
        assertThat(WorkerGroups.rollout(with()).failureBudget()).isEqualTo(1);
    }

    private static KubeOneCluster with(UpgradePolicy.Group... groups) {
        var policy = new UpgradePolicy(List.of(), "25%", true, "100%", List.of(groups), List.of());
        return Example.manifest().varied().upgrade(policy).made();
    }
}
