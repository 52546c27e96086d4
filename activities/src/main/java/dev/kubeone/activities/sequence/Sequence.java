package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.Step;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.Rollout;
import dev.kubeone.model.plan.Stage;
import java.util.List;
import java.util.stream.Stream;

/** A readable list of steps. */
public interface Sequence {

    /** Every step that the sequence may plan. */
    Stream<Step> steps();

    /** The stages with what is needed of them, and what is already right. Pure. */
    Outline outline(Wanted wanted);

    /** Stages with at least one step each, what is left alone because it is right, and what although it is not; how workers are moved in batches. */
    record Outline(List<Stage> stages, List<Plan.Kept> kept, List<Finding> findings, Rollout rollout) {
        public static final Outline EMPTY = new Outline(List.of(), List.of());

        public Outline(List<Stage> stages, List<Plan.Kept> kept) {
            this(stages, kept, List.of(), Rollout.NONE);
        }

        public Outline {
            stages = List.copyOf(stages);
            kept = List.copyOf(kept);
            findings = List.copyOf(findings);
        }
    }
}
