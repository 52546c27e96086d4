package dev.kubeone.activities.step;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.plan.PlannedStep;
import java.util.Optional;

/** A step that is planned once for the cluster. */
public interface ClusterStep extends Step {

    /** The title that plans show: a verb phrase. */
    String title();

    /** What must be done on the cluster and why, or empty where it is already right. Pure. */
    Optional<PlannedStep> needed(Wanted wanted);
}
