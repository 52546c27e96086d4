package dev.kubeone.client.run;

import dev.kubeone.model.plan.Plan;
import java.util.Optional;

/** Where a watcher gets its news from. */
public interface RunSource {

    /** Looks once; takes a few seconds at most, and never throws because a worker or the server is away. */
    RunLook look();

    /** The plan that is shown or runs, if there is one by now and somebody answers. */
    Optional<Plan> plan();
}
